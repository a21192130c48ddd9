// Reads a plan { road, at, rate, seconds, first, dossiers, pids, doubling } from standard input, asks about dossiers by short message, writes the figures to standard output.
// Questions become due evenly at `rate` a second, whether or not they are answered; each comes from a telephone of its own, about any of the dossiers. `doubling`: seconds of each further
// step, at twice the rate of the one before, until one is not kept up with. `pids`: whose processor time is told, by name, in microseconds a question.
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { processorMicroseconds, quantile } from './load.mjs';
import { digits, referenceOf } from './statuses.mjs';
import { roads } from './sms-roads.mjs';

const plan = JSON.parse(await text(process.stdin));
const { dossiers, pids, doubling } = plan;
/** An answer that takes longer helps nobody, and what has not come after this is lost. */
const patience = 15_000;
/** Who waits no longer than this does not write twice. */
const soon = 1_000;
const highest = 20_000;

let telephone = plan.first;
let asked = new Map();
const road = await roads[plan.road](plan.at, answered);

function answered(to, words) {
  const question = asked.get(to.slice(-9));
  if (!question) return;
  question.answers += 1;
  if (question.answers > 1) return;
  question.milliseconds = performance.now() - question.due;
  question.right = words.startsWith(`HS ${question.code}: `);
}

function ask(due) {
  const code = referenceOf(Math.floor(Math.random() * dossiers));
  const from = String((telephone += 1));
  asked.set(from, { code, due, answers: 0, right: false });
  road.write(from, `HS ${code} ${digits}`);
}

async function offer(rate, seconds) {
  const began = performance.now();
  const all = rate * seconds;
  for (let made = 0; made < all; await pause(1)) {
    const wanted = Math.min(all, Math.floor(((performance.now() - began) / 1000) * rate));
    for (; made < wanted; made += 1) ask(began + (made / rate) * 1000);
  }
}

async function step(rate, seconds) {
  asked = new Map();
  const before = { ...road.counted, taken: takenBy() };
  const began = performance.now();
  await offer(rate, seconds);
  const until = performance.now() + patience;
  while (performance.now() < until && [...asked.values()].some(({ answers }) => answers === 0)) await pause(20);
  const questions = [...asked.values()];
  const times = questions.flatMap(({ milliseconds }) => milliseconds ?? []);
  const last = Math.max(began, ...questions.flatMap(({ due, milliseconds }) => (milliseconds === undefined ? [] : due + milliseconds)));
  const figures = {
    ...{ rate, seconds, asked: questions.length, perSecond: Math.round(times.length / Math.max(seconds, (last - began) / 1000)) },
    ...Object.fromEntries([50, 95, 99].map((share) => [`p${share}`, quantile(times, share / 100)])),
    lost: questions.length - times.length,
    wrong: questions.filter(({ answers, right }) => answers > 0 && !right).length,
    doubled: questions.filter(({ answers }) => answers > 1).length,
    notNow: road.counted.notNow - before.notNow,
    microseconds: Object.fromEntries(Object.entries(takenBy()).map(([name, taken]) => [name, Math.round((taken - before.taken[name]) / questions.length)])),
  };
  return { ...figures, keptUp: figures.lost + figures.wrong + figures.doubled + figures.notNow === 0 && figures.p99 <= soon };
}

const takenBy = () => Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, processorMicroseconds(pid)]));

// The first messages of a process are slow, and nobody's.
await step(50, 2);
const figures = await step(plan.rate, plan.seconds);
const further = [];
for (let last = figures; doubling && last.keptUp && last.rate < highest; ) further.push((last = await step(last.rate * 2, doubling)));
await road.close();
process.stdout.write(JSON.stringify({ ...figures, further }), () => process.exit());
