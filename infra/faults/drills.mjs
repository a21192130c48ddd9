import { DeadLetters } from '@motcua/messaging/dead-letters';
import { Kafka } from '@motcua/messaging/kafka';
import { seededRandom } from '@motcua/forms/random-values';
import { apiAt } from '../demo/api.mjs';
import { demoProgram, readCity } from '../demo/city.mjs';
import { lookUpAt } from '../demo/look-up.mjs';
import { mailboxAt } from '../demo/mailbox.mjs';
import { expect, Off } from '../demo/off.mjs';
import { signInAsProgram } from '../demo/sign-in.mjs';
import { audit } from './audit.mjs';
import { openBooks } from './books.mjs';
import { flood } from './flood.mjs';
import { preparation } from './prepared.mjs';
import { explain, lineOf, table } from './report.mjs';

/** Every victim in turn; a drill that fails does not keep the next from being tried. @returns how many failed */
export async function drillAll(system, { victims, submissions, seed, progress }) {
  const room = await prepare(system, seed);
  const rows = [];
  try {
    for (const victim of victims) rows.push(await tried(victim, { system, room, submissions, progress }));
  } finally {
    await room.books.close();
  }
  progress.say(`\n${table(rows)}\n`);
  const failed = rows.filter(({ off }) => off).length;
  const dossiers = rows.reduce((sum, { acknowledged = 0 }) => sum + acknowledged, 0);
  progress.say(failed === 0 ? `${rows.length} of ${rows.length} drills passed; ${dossiers} dossiers acknowledged, none lost, none doubled.` : `${failed} of ${rows.length} drills failed.`);
  return failed;
}

/** What all drills share. */
async function prepare(system, seed) {
  const random = seededRandom(seed);
  const { publicUrl, mongodbUri, kafkaBrokers, mailUrl } = system;
  const api = apiAt(publicUrl, { token: await signInAsProgram(publicUrl, await demoProgram()) });
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  return {
    random,
    submissionsToSend: await preparation({ api, city: await readCity(api), random }),
    books: openBooks(mongodbUri),
    lookUp: lookUpAt(apiAt(publicUrl)),
    mailbox: mailboxAt(mailUrl),
    deadLetters: new DeadLetters(new Kafka({ brokers: kafkaBrokers.split(','), clientId: 'faults', topicPrefix: '' }, silent)),
    /** Everything that was ever acknowledged. */
    all: [],
  };
}

async function tried(victim, { progress, ...parts }) {
  try {
    return await progress.step(`${victim} is killed`, async (retitle) => {
      const row = await drill(victim, parts);
      retitle(lineOf(row));
      return row;
    });
  } catch (error) {
    progress.say(`  ${explain(error)}`);
    if (!(error instanceof Off)) progress.say(error.stack);
    return { victim, off: explain(error) };
  }
}

/** All at once, the kill somewhere among the first acknowledgements, the restart at once; then the same requests once more, then the count. */
async function drill(victim, { system, room, submissions }) {
  const { random, all, mailbox } = room;
  const sending = room.submissionsToSend(submissions);
  const api = apiAt(system.publicUrl, { token: await signInAsProgram(system.publicUrl, await demoProgram()) });
  await mailbox.empty();
  const killAt = Math.max(1, Math.round(submissions * (0.1 + 0.4 * random())));
  const began = performance.now();
  const flow = flooded(api, sending, killAt);
  await Promise.race([flow.reached, flow.done]);
  await system.kill(victim);
  const ackedAtKill = flow.acked();
  const times = {};
  const noted = (name, work) => work.then((result) => ((times[name] = (performance.now() - began) / 1000), result));
  const { receipts, retries, statuses } = await bothOf(noted('acknowledgedAfter', flow.done), noted('backAfter', system.start(victim)));
  const sent = sending.map((submission, index) => ({ ...submission, receipt: receipts[index] }));
  all.push(...sent);
  await sameAnswers(api, sent);
  const counted = await audit(room, sent, all);
  return { victim, ackedAtKill, acknowledged: sent.length, retries, statuses, ...times, ...counted };
}

/** `reached` when that many are acknowledged. */
function flooded(api, sending, killAt) {
  let acked = 0;
  let reach;
  const reached = new Promise((resolve) => (reach = resolve));
  const done = flood(api, sending, (count) => {
    acked = count;
    if (count >= killAt) reach();
  });
  done.catch(() => {});
  return { reached, done, acked: () => acked };
}

/** A part that does not come back is told at once, not when the last client has given up. */
async function bothOf(flow, start) {
  await Promise.race([start, flow]);
  const [result] = await Promise.all([flow, start]);
  return result;
}

/** Whoever lost the answer asks again, also much later: it is the same one. */
async function sameAnswers(api, sent) {
  const { receipts } = await flood(api, sent);
  for (const [index, { receipt }] of sent.entries()) {
    const again = receipts[index];
    expect(JSON.stringify(again) === JSON.stringify(receipt), 'other-answer', { first: receipt.reference, second: again.reference });
  }
}
