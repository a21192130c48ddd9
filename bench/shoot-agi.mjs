// Reads a plan { port, key, number, digits, lines, seconds } from standard input; that many callers at once speak FastAGI as Asterisk does, each call after the other, and hear
// everything in no time: the phone service alone is what takes any. Writes the figures to standard output. With `seconds` 0 there is one call for each line.
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { quantile } from './load.mjs';

const { port, key, number, digits, lines, seconds } = JSON.parse(await text(process.stdin));
const turns = [];
const files = [];
let caller = 0;

/** @returns the sound files that were played, in order; undefined for a call that was broken off */
async function call() {
  const socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('utf8');
  socket.on('error', () => undefined);
  const keys = [...`1${number}#${digits}`];
  const played = [];
  let since = performance.now();
  let rest = '';
  let told = false;
  socket.write(`agi_network: yes\nagi_network_script: ${key}\nagi_callerid: 09${String((caller += 1)).padStart(8, '0')}\nagi_callingpres: 0\n\n`);
  socket.on('data', (chunk) => {
    const commands = (rest + chunk).split('\n');
    rest = commands.pop();
    for (const command of commands) {
      turns.push(performance.now() - since);
      const file = /^STREAM FILE "(.*?)"/.exec(command)?.[1];
      if (file) played.push(file);
      if (command.startsWith('SET VARIABLE')) told = true;
      const pressed = command.startsWith('WAIT FOR DIGIT') ? (keys.shift()?.charCodeAt(0) ?? 0) : 0;
      socket.write(`200 result=${pressed}\n`);
      since = performance.now();
    }
  });
  await once(socket, 'close');
  return told ? played : undefined;
}

const began = performance.now();
const until = began + seconds * 1000;
let calls = 0;
let broken = 0;
async function line() {
  do {
    const played = await call();
    if (played) files.push(played.join(' '));
    else broken += 1;
    calls += 1;
  } while (performance.now() < until);
}
await Promise.all(Array.from({ length: lines }, line));
const took = (performance.now() - began) / 1000;
const played = files[0]?.split(' ') ?? [];
const answer = {
  ...{ lines, calls, broken, perSecond: Number((calls / took).toFixed(1)), turnsPerSecond: Math.round(turns.length / took) },
  ...{ p50: quantile(turns, 0.5), p99: quantile(turns, 0.99) },
  differing: files.filter((each) => each !== files[0]).length,
  played,
};
process.stdout.write(JSON.stringify(answer));
