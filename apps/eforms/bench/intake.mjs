// Measures submissions over HTTP beside bare inserts, in one run: node apps/eforms/bench/intake.mjs [rounds] [seconds]
// Needs MONGODB_URI and KAFKA_BROKERS and a build (`npm run build`); starts eforms itself, with catalogue data and keys of its own.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { median, posts, rawInserts } from './measure.mjs';
import { aCatalogue } from './catalogue.mjs';
import { anIdentity } from './identity.mjs';

const [rounds, seconds] = [Number(process.argv[2] ?? 3), Number(process.argv[3] ?? 8)];
const run = randomUUID().slice(0, 8);
const database = new URL(process.env.MONGODB_URI);
database.pathname = `/bench_${run}`;
const secret = 'a secret for measuring only, long enough';
const port = 20_000 + Math.floor(Math.random() * 20_000);
const identity = await anIdentity();
const directory = await mkdtemp(join(tmpdir(), 'eforms-bench-'));
const env = {
  ...process.env, NODE_ENV: 'production', PORT: String(port), MONGODB_URI: database.toString(), KAFKA_TOPIC_PREFIX: `bench${run}.`, LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
  PUBLIC_URL: identity.publicUrl, IDENTITY_URL: identity.url, ONE_STOP_URL: identity.url, NOTIFY_URL: identity.url, SERVICE_SECRET: secret, LOOKUP_SECRET: secret, CONFIDENTIAL_SECRET: secret, DATA_DIR: directory,
};
const catalogue = await aCatalogue(env);
const eforms = spawn(process.execPath, [...(process.env.NODE_FLAGS?.split(' ') ?? []), join(import.meta.dirname, '../dist/main.js')], { env, stdio: ['ignore', process.env.SHOW ? 'inherit' : 'ignore', 'inherit'] });
const ended = once(eforms, 'exit');
const url = `http://127.0.0.1:${port}`;

try {
  await ready();
  const raw = [];
  const ours = [];
  for (let round = 0; round < rounds; round += 1) {
    raw.push(await rawInserts({ uri: database.toString(), seconds, document: { answers: catalogue.submission.answers, at: new Date() } }));
    const before = cpuSeconds();
    ours.push(await posts({ url, path: '/v1/submissions', seconds, headers: { authorization: await identity.token() }, body: catalogue.submission }));
    // CPU time moves less with what else the machine does than any rate.
    const cpu = (1000 * (cpuSeconds() - before)) / ours[round].sent;
    console.log(`round ${round + 1}: cpu of eforms ${cpu.toFixed(3)} ms a submission, raw ${raw[round].perSecond.toFixed(0)}/s, ours ${JSON.stringify(ours[round])}`);
  }
  const [bare, rate] = [median(raw.map(({ perSecond }) => perSecond)), median(ours.map(({ perSecond }) => perSecond))];
  console.log(`intake: ${rate.toFixed(0)} req/s, ${(rate / bare).toFixed(2)} x insertOne (${bare.toFixed(0)}/s), p99 ${median(ours.map(({ p99 }) => p99))} ms, refused ${ours.reduce((sum, { refused }) => sum + refused, 0)}`);
} finally {
  eforms.kill('SIGTERM');
  const begin = performance.now();
  await ended;
  console.log(`ended in ${(performance.now() - begin).toFixed(0)} ms with ${await catalogue.leftAnnounced()} announcements left`);
  await catalogue.close();
  await identity.close();
  await rm(directory, { recursive: true, force: true });
}

/** User and system time of eforms so far; NaN where there is no /proc. */
function cpuSeconds() {
  const stat = existsSync(`/proc/${eforms.pid}/stat`) ? readFileSync(`/proc/${eforms.pid}/stat`, 'utf8') : '';
  const [user, system] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 13).map(Number);
  return (user + system) / 100;
}

async function ready() {
  for (let tries = 0; tries < 200; tries += 1) {
    if (eforms.exitCode !== null) throw new Error('eforms did not start');
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error('eforms did not become ready');
}
