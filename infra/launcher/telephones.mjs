import { createServer } from 'node:http';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * All telephones of a network that is none, as one process: `telephones.mjs <Kannel's network port> <own port>`. `POST / {from, text}` writes a message,
 * `GET /?to=+84…` tells what came. Speaks the line protocol of Kannel's fake network: `from to kind words`.
 */
const [network, own] = process.argv.slice(2).map(Number);
const mostKept = 1_000;
const received = [];
let line;

const ucs2 = (text) => Buffer.from(text, 'utf16le').swap16();
const percent = (bytes) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const bytesOf = (coded) => Buffer.from(coded.replace(/\+/g, ' ').replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1');

function take(row) {
  const [, to, kind, ...rest] = row.split(' ');
  const text = kind === 'text' ? rest.join(' ') : bytesOf(rest.at(-1) ?? '').swap16().toString('utf16le');
  received.push({ to, text, at: new Date().toISOString() });
  if (received.length > mostKept) received.shift();
}

/** What has letters beyond plain ones goes as phones send it, in UCS-2. */
function write({ from, to = '8079', text }) {
  const plain = /^[\x20-\x7e]*$/.test(text);
  line.write(plain ? `${from} ${to} text ${text}\n` : `${from} ${to} ucs2 ${percent(ucs2(text))}\n`);
}

async function stayConnected() {
  for (;;) {
    line = connect({ port: network, host: '127.0.0.1' });
    line.on('error', () => undefined);
    createInterface({ input: line }).on('line', take).on('error', () => undefined);
    await new Promise((gone) => line.once('close', gone));
    await pause(500);
  }
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

createServer(async (request, answer) => {
  const to = new URL(request.url, 'http://telephones').searchParams.get('to');
  if (request.method === 'POST') write(await bodyOf(request));
  answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(received.filter((each) => !to || each.to === to)));
}).listen(own, '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
await stayConnected();
