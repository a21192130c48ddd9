import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import mongoose from 'mongoose';
import { eventually } from '../infra/demo/eventually.mjs';
import { signIn } from '../infra/demo/sign-in.mjs';
import { fillDossiers } from './fill-dossiers.mjs';
import { requestsOf } from './inbox-requests.mjs';
import { medianOf, shoot } from './load.mjs';
import { ownMegabytes, storeMicroseconds } from './machine.mjs';
import { serial, stockAttachments } from './submission.mjs';

const connections = 8;
const database = 'motcua_one_stop';
const deskRoles = ['receptionist', 'specialist', 'head', 'leader', 'inspector'];

/** Fills the store up to `dossiers`, as far as it is not yet; then starts one-stop on it and measures lists, counts and searches. */
export async function measureInbox({ system, submission, dossiers, rounds, seconds, progress }) {
  const client = await mongoose.mongo.MongoClient.connect(system.mongodbUri, { maxPoolSize: 4 });
  const db = client.db(database);
  try {
    const template = (await db.collection('dossiers').findOne({})) ?? (await aRealDossier(system, submission, db.collection('dossiers')));
    const city = await cityOf(system, submission.body.agency);
    await fillDossiers(db, { template, dossiers, progress, ...city });
    // What no service wrote is in no log: one-stop would tell its audit log of every dossier that came in here, beside what is measured.
    await db.collection('audit_marks').deleteMany({});
    const began = performance.now();
    await progress.step('one-stop on it', () => system.start('one-stop'));
    const startMilliseconds = Math.round(performance.now() - began);
    const megabytes = { ready: ownMegabytes(system.pid('one-stop')) };
    // Signed in anew: filling takes longer than a sign-in lasts.
    const asked = await requestsOf(system, await cityOf(system, submission.body.agency), db.collection('dossiers'));
    const figures = {};
    for (const [kind, requests] of Object.entries(asked)) figures[kind] = await progress.step(`${kind}, ${requests.length} different`, () => measured(system, requests, { rounds, seconds }));
    megabytes.after = ownMegabytes(system.pid('one-stop'));
    return { dossiers: await db.collection('dossiers').countDocuments({}), documentBytes: mongoose.mongo.BSON.calculateObjectSize(template), startMilliseconds, megabytes, connections, figures };
  } finally {
    await client.close();
  }
}

/** One that was submitted and opened as all are. */
async function aRealDossier(system, submission, collection) {
  await system.start('one-stop');
  await stockAttachments({ uri: system.mongodbUri, uploaded: submission.uploaded, first: 0, count: 2 });
  const body = JSON.stringify(submission.body).replaceAll(serial, String(1).padStart(12, '0'));
  const answer = await fetch(`${system.urls.eforms}/v1/submissions`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${submission.token}`, 'idempotency-key': 'bench-inbox-1' }, body });
  if (!answer.ok) throw new Error(`submission: ${answer.status} ${await answer.text()}`);
  const dossier = await eventually(async () => {
    const found = await collection.findOne({});
    if (!found) throw new Error('one-stop has not opened the dossier yet');
    return found;
  });
  await system.kill('one-stop');
  return dossier;
}

/** Twenty-two agencies, the first three times as busy as another, and everybody in them who signs in and works at a desk. */
export async function cityOf(system, busiest) {
  const { agencies } = await (await fetch(`${system.publicUrl}/api/v1/agencies`)).json();
  const first = agencies.find(({ code }) => code === busiest);
  const others = agencies.filter(({ code, kind }) => code !== busiest && ['district', 'department'].includes(kind)).slice(0, 21);
  const filled = [first, ...others].map(({ code, name }) => ({ code, name }));
  const accounts = JSON.parse(await readFile(new URL('../data/demo-accounts.json', import.meta.url), 'utf8'));
  const atDesks = accounts.filter(({ agency, roles }) => filled.some(({ code }) => code === agency) && roles.some((role) => deskRoles.includes(role)));
  const officials = await Promise.all(atDesks.map(async (account) => {
    const token = await signIn(system.publicUrl, account);
    const { sub: id, roles } = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
    return { id, roles, agency: account.agency, token };
  }));
  return { agencies: filled, officials };
}

/** Eight at once in rounds, then one at a time; processor time is that of one-stop and of the store (FerretDB and PostgreSQL) for each request. */
export async function measured(system, requests, { rounds, seconds }) {
  const plan = { port: system.ports['one-stop'], pid: system.pid('one-stop'), requests, shared: true };
  await shoot({ ...plan, connections, seconds: 1 });
  const results = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = storeMicroseconds(system);
    const shot = await shoot({ ...plan, connections, seconds });
    results.push({ ...shot, storeMicroseconds: Math.round((storeMicroseconds(system) - before) / (shot.good + shot.bad)) });
  }
  const alone = await shoot({ ...plan, connections: 1, seconds });
  const middle = Object.fromEntries(['p50', 'p95', 'p99', 'perSecond', 'microseconds', 'storeMicroseconds'].map((key) => [key, medianOf(results, key)]));
  const bad = [...results, alone].reduce((sum, shot) => sum + shot.bad, 0);
  return { ...middle, alone: { p50: alone.p50, p95: alone.p95, p99: alone.p99 }, requests: results.reduce((sum, { good }) => sum + good, 0), bad };
}
