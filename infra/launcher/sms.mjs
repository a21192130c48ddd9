import { setTimeout as pause } from 'node:timers/promises';
import { placesFor } from './places.mjs';
import { Problem, runCommand } from './problem.mjs';
import { readState } from './state.mjs';

const usage = `npm run sms                                      shows what the telephones of this system got
npm run sms -- +84903512789 "HS 6619 7954 2789"   writes from one of them, and shows the answer

There are telephones in a system that was started with npm run up -- --gateways.`;

const patience = 20_000;

async function sms([from, ...words]) {
  if (from === '--help' || (from && words.length === 0)) return console.log(usage);
  const telephones = readState(placesFor(process.env))?.parts.find(({ name }) => name === 'telephones');
  if (!telephones) throw new Problem(`No telephones are there.\n\n${usage}`);
  const address = `http://127.0.0.1:${telephones.port}/`;
  if (!from) return print(await got(address));
  const seen = await got(address, from);
  await fetch(address, { method: 'POST', body: JSON.stringify({ from, text: words.join(' ') }) });
  print(await more(() => got(address, from), seen.length));
}

/** What came since; the parts of a long answer come within a moment. */
async function more(look, before) {
  const until = Date.now() + patience;
  let messages = await look();
  while (messages.length <= before && Date.now() < until) {
    await pause(100);
    messages = await look();
  }
  if (messages.length <= before) throw new Problem('No answer came. npm run status shows whether sms, bearerbox and smsbox are there.');
  await pause(300);
  return (await look()).slice(before);
}

const got = async (address, to) => (await fetch(to ? `${address}?to=${encodeURIComponent(to)}` : address)).json();

function print(messages) {
  for (const { to, text } of messages) console.log(`${to}  ${text}`);
  if (messages.length === 0) console.log('Nothing yet.');
}

await runCommand(sms);
