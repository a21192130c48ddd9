import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';

/**
 * Between Asterisk and the phone service, with every call: notes when which command came and when it was answered.
 * @returns { port, calls, close }; a call is { began, commands: [{ line, at, answeredAt, result }] }
 */
export async function listenBetween(agiPort) {
  const calls = [];
  const server = createServer((asterisk) => {
    const call = { began: performance.now(), commands: [] };
    calls.push(call);
    const phone = connect(agiPort, '127.0.0.1');
    for (const socket of [asterisk, phone]) socket.setNoDelay(true).on('error', () => undefined);
    createInterface({ input: phone }).on('line', (line) => void call.commands.push({ line, at: performance.now() }));
    createInterface({ input: asterisk }).on('line', (line) => note(line, call.commands.at(-1)));
    asterisk.pipe(phone).pipe(asterisk);
    asterisk.once('close', () => phone.destroy());
    phone.once('close', () => asterisk.end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: server.address().port, calls, close: () => server.close() };
}

function note(line, command) {
  const result = /^200 result=(-?\d+)/.exec(line)?.[1];
  if (result !== undefined && command) Object.assign(command, { answeredAt: performance.now(), result: Number(result) });
}

const fileIn = ({ line }) => /^STREAM FILE "(.*?)"/.exec(line)?.[1];

/** What a call heard, and in milliseconds: until the first sound is asked for, between the last of the four digits and the next sound, and between one thing and the next. */
export function heardBy({ began, commands }) {
  const turns = commands.slice(1).flatMap(({ at }, before) => (commands[before].answeredAt === undefined ? [] : at - commands[before].answeredAt));
  const typed = commands.findLastIndex(({ line, result }) => line.startsWith('WAIT FOR DIGIT') && result > 0);
  const afterDigits = commands[typed + 1]?.at - commands[typed]?.answeredAt;
  return { files: commands.flatMap((command) => fileIn(command) ?? []), firstSound: commands[0]?.at - began, afterDigits, turns };
}
