import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import mongoose from 'mongoose';
import { eventually } from '../infra/demo/eventually.mjs';
import { signIn } from '../infra/demo/sign-in.mjs';
import { likeIt } from './a-dossier.mjs';
import { medianOf, shoot } from './load.mjs';
import { serial, stockAttachments } from './submission.mjs';

const connections = 8;
const atOnce = 1_000;
const database = 'motcua_one_stop';
const deskRoles = ['receptionist', 'specialist', 'head', 'leader'];

/** Fills the store up to `dossiers`, as far as it is not yet, while one-stop is down; then measures lists, counts and searches of the busiest agency. */
export async function measureInbox({ system, submission, dossiers, rounds, seconds, progress }) {
  const client = await mongoose.mongo.MongoClient.connect(system.mongodbUri, { maxPoolSize: 4 });
  const collection = client.db(database).collection('dossiers');
  try {
    const template = await aRealDossier(system, submission, collection);
    const city = await cityOf(system, submission);
    await system.kill('one-stop');
    await progress.step(`Filling up to ${dossiers.toLocaleString('en')} dossiers`, () => fill(collection, { template, dossiers, ...city }));
    const began = performance.now();
    await system.start('one-stop');
    const startMilliseconds = Math.round(performance.now() - began);
    const names = await collection.aggregate([{ $match: { 'desk.open': true, 'desk.agency': city.agencies[0].code } }, { $limit: 200 }, { $project: { name: '$contact.name', phone: '$contact.phone', reference: 1, lookupNumber: 1 } }]).toArray();
    const asked = await requestsOf(system, city, names);
    const figures = {};
    for (const [kind, requests] of Object.entries(asked)) figures[kind] = await measured(system, requests, { rounds, seconds });
    return { dossiers: await collection.estimatedDocumentCount(), documentBytes: mongoose.mongo.BSON.calculateObjectSize(template), startMilliseconds, connections, figures };
  } finally {
    await client.close();
  }
}

/** One that was submitted and opened as all are. */
async function aRealDossier(system, submission, collection) {
  const known = await collection.findOne({});
  if (known) return known;
  await stockAttachments({ uri: system.mongodbUri, uploaded: submission.uploaded, first: 0, count: 2 });
  const body = JSON.stringify(submission.body).replaceAll(serial, String(1).padStart(12, '0'));
  const answer = await fetch(`${system.urls.eforms}/v1/submissions`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${submission.token}`, 'idempotency-key': 'bench-inbox-1' }, body });
  if (!answer.ok) throw new Error(`submission: ${answer.status} ${await answer.text()}`);
  return eventually(async () => {
    const found = await collection.findOne({});
    if (!found) throw new Error('one-stop has not opened the dossier yet');
    return found;
  });
}

/** Twenty-two agencies, the first with officials who sign in; it has three times as much as another. */
async function cityOf(system, submission) {
  const { agencies } = await (await fetch(`${system.publicUrl}/api/v1/agencies`)).json();
  const { code, name } = agencies.find((one) => one.code === submission.body.agency);
  const agency = { code, name };
  const others = agencies.filter((one) => one.code !== code && ['district', 'department'].includes(one.kind)).slice(0, 21);
  const accounts = JSON.parse(await readFile(new URL('../data/demo-accounts.json', import.meta.url), 'utf8')).filter((account) => account.agency === agency.code && account.roles.some((role) => deskRoles.includes(role)));
  const officials = await Promise.all(accounts.map(async (account) => {
    const token = await signIn(system.publicUrl, account);
    const { sub: id, roles } = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
    return { id, roles, agency: agency.code, token };
  }));
  return { agencies: [agency, ...others], officials };
}

async function fill(collection, { template, dossiers, agencies, officials }) {
  const now = Date.now();
  for (let at = await collection.estimatedDocumentCount(); at < dossiers; at += 2 * atOnce) {
    const batch = (from) => collection.insertMany(Array.from({ length: atOnce }, (_, n) => likeIt(template, { agencies, officials, serial: String(from + n).padStart(7, '0'), now })), { ordered: false, writeConcern: { w: 1 } });
    await Promise.all([batch(at), batch(at + atOnce)]);
  }
}

/** What officials ask: every queue, filtered, ordered and further down; all counts; names from the commonest to the rare, numbers and codes. */
async function requestsOf(system, { officials }, known) {
  const headers = ({ token }) => ({ authorization: `Bearer ${token}` });
  const list = (official, query) => ({ path: `/v1/dossiers?${query}`, headers: headers(official) });
  const queues = ['to-receive', 'mine', 'unassigned', 'due-today', 'due-soon', 'overdue', 'waiting-citizen', 'waiting-unit', 'suspended', 'to-sign', 'apologies', 'to-return', 'asked-of-us', 'done', 'all'];
  const next = async (official) => (await (await fetch(`${system.urls['one-stop']}/v1/dossiers?queue=all`, { headers: headers(official) })).json()).next;
  const deep = await Promise.all(officials.map(async (official) => list(official, `queue=all&cursor=${await next(official)}`)));
  const narrowed = ['queue=all&light=overdue', 'queue=all&order=-received', 'queue=all&assignee=nobody&order=-changed', 'queue=all&channel=api&light=on-time'];
  const ask = (q) => ({ method: 'POST', path: '/v1/dossiers/search', headers: { ...headers(officials[0]), 'content-type': 'application/json' }, body: JSON.stringify({ q }) });
  return {
    pages: [...officials.flatMap((official) => [...queues.map((queue) => `queue=${queue}`), ...narrowed].map((query) => list(official, query))), ...deep],
    counts: officials.map((official) => ({ path: '/v1/dossiers/counts', headers: headers(official) })),
    'common names': ['Nguyễn Văn An', 'nguyen van an', 'nguyen thi lan', 'Trần Thị Hương', 'nguyen van', 'nguyen thi', 'nguyen', 'tran van'].map(ask),
    names: known.map(({ name }) => ask(name)),
    numbers: known.flatMap(({ phone, reference, lookupNumber }) => [phone, phone.slice(-4), reference, lookupNumber].map(ask)),
  };
}

async function measured({ ports, ...system }, requests, { rounds, seconds }) {
  const plan = { port: ports['one-stop'], pid: system.pid('one-stop'), requests, connections, shared: true };
  await shoot({ ...plan, seconds: 2 });
  const results = [];
  for (let round = 0; round < rounds; round += 1) results.push(await shoot({ ...plan, seconds }));
  const middle = (key) => medianOf(results, key);
  return { p50: middle('p50'), p95: middle('p95'), p99: middle('p99'), perSecond: middle('perSecond'), bad: results.reduce((sum, { bad }) => sum + bad, 0), statuses: results.map(({ statuses }) => statuses) };
}
