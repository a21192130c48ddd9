import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import smpp from 'smpp';

/** What the short number is, wherever it is named. */
export const shortNumber = '8079';

/**
 * The ways of a short message to the service and back. Each is opened with where it leads and with what is to be done with an answer (`to`, words), and
 * writes messages (`from`, nine digits; words). `counted.notNow`: what the service wanted to be told again.
 */
export const roads = { smpp: overSmpp, http: asKannel, kannel: throughKannel };

/** What could not be taken is told again, as every network does. */
const toldAgainAfter = 500;

/** An operator who takes so many milliseconds to answer a submission, as one does who is some way off. */
async function overSmpp({ port, milliseconds }, answered) {
  const counted = { notNow: 0 };
  // A network names no two messages alike, whatever was measured before.
  let ids = Date.now();
  let found;
  const bound = new Promise((resolve) => (found = resolve));
  const submitted = (session, pdu) => {
    const nth = (ids += 1);
    const id = nth.toString(16);
    if (!pdu.registered_delivery) answered(pdu.destination_addr, String(pdu.short_message.message));
    const report = () =>
      session.deliver_sm({ esm_class: 4, source_addr: pdu.destination_addr, source_addr_ton: 1, destination_addr: shortNumber, short_message: { message: receiptOf(id) } }, ({ command_status }) => {
        if (command_status !== 0) setTimeout(report, toldAgainAfter);
      });
    // Every other receipt is told before the message has a name.
    if (pdu.registered_delivery && nth % 2) report();
    setTimeout(() => {
      session.send(pdu.response({ message_id: id }));
      if (pdu.registered_delivery && nth % 2 === 0) report();
    }, milliseconds);
  };
  const server = smpp.createServer((session) => {
    session.on('error', () => session.destroy());
    session.on('bind_transceiver', (pdu) => {
      session.send(pdu.response({ system_id: 'BENCH' }));
      found(session);
    });
    session.on('submit_sm', (pdu) => submitted(session, pdu));
    for (const asked of ['enquire_link', 'unbind']) session.on(asked, (pdu) => session.send(pdu.response()));
  });
  server.listen(port, '127.0.0.1');
  const session = await bound;
  return {
    counted,
    write: (from, words) => session.deliver_sm({ source_addr: `84${from}`, source_addr_ton: 1, destination_addr: shortNumber, short_message: { message: words } }, ({ command_status }) => void (counted.notNow += Number(command_status !== 0))),
    close: async () => server.close(),
  };
}

const receiptOf = (id) => `id:${id} sub:001 dlvrd:001 submit date:2611231200 done date:2611231200 stat:DELIVRD err:000 text:`;

/** Kannel's smsbox, as it posts a message and reads the answer out of the reply. */
async function asKannel({ port, path }, answered) {
  const counted = { notNow: 0 };
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  return {
    counted,
    write(from, words) {
      const headers = { 'content-type': 'text/plain', 'content-length': words.length, 'x-kannel-from': `%2B84${from}`, 'x-kannel-to': shortNumber, 'x-kannel-smsc': 'BENCH', 'x-kannel-coding': '0' };
      const told = request({ port, host: '127.0.0.1', method: 'POST', path, headers, agent }, (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk)).once('end', () => (answer.statusCode === 200 ? answered(from, Buffer.concat(chunks).toString()) : (counted.notNow += 1)));
      });
      told.once('error', () => (counted.notNow += 1)).end(words);
    },
    close: async () => agent.destroy(),
  };
}

/** Kannel itself: the telephones of the network that it makes believe. */
async function throughKannel({ port }, answered) {
  const socket = connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  createInterface({ input: socket }).on('line', (line) => {
    const [, to, , ...words] = line.split(' ');
    answered(to, words.join(' '));
  });
  return { counted: { notNow: 0 }, write: (from, words) => void socket.write(`+84${from} ${shortNumber} text ${words}\n`), close: async () => socket.destroy() };
}
