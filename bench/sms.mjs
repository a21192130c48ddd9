import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serviceToken } from '@motcua/auth/service-token';
import { smsReported } from '@motcua/contracts/events';
import { foldTopic } from '@motcua/messaging/fold-topic';
import { Kafka } from '@motcua/messaging/kafka';
import { eventually } from '../infra/demo/eventually.mjs';
import { findKannel, forGateway } from '../infra/launcher/kannel.mjs';
import { askOnLoadCore, giveServerCore } from './load.mjs';
import { ownMegabytes } from './machine.mjs';
import { startAlone } from './standing-process.mjs';

const log = { debug() {}, info() {}, warn: console.warn, error: console.error };
const target = { rate: 500, seconds: 30 };
/** Of each step by which the load is doubled. */
const doubling = 6;
/** How far off the operator is, and how many messages may be under way to it: together no more than `window / milliseconds` thousands a second. */
const operator = { milliseconds: 20, window: 100 };
const noticesPerSecond = 20;

/** The network that the service speaks SMPP with stands where Kannel's telephones stand otherwise. */
export const smsEnv = (ports) => ({ SMPP_URL: `smpp://motcua:a-secret@127.0.0.1:${ports.telephones}`, SMPP_WINDOW: String(operator.window) });

/** One sms node before a filled look-up: asked by SMPP, while notices go out and are reported on; as Kannel asks it; and by Kannel itself. */
export async function measureSms({ system, dossiers, progress }) {
  const first = { smpp: 900_000_000, http: 930_000_000, kannel: 960_000_000 };
  await system.start('sms');
  const pids = { sms: system.pid('sms'), lookup: system.pid('lookup') };
  Object.values(pids).forEach(giveServerCore);
  const plan = { ...target, doubling, dossiers, pids };
  const begun = askOnLoadCore('shoot-sms.mjs', { ...plan, road: 'smpp', at: { port: system.ports.telephones, milliseconds: operator.milliseconds }, first: first.smpp });
  const [smpp, receipts] = await Promise.all([begun, reportedOn(system)]);
  const http = await askOnLoadCore('shoot-sms.mjs', { ...plan, road: 'http', at: { port: system.ports.sms, path: pathFor(system) }, first: first.http });
  const kannel = await throughKannel({ system, progress, plan: { ...target, dossiers, pids, road: 'kannel', first: first.kannel } });
  const megabytes = ownMegabytes(pids.sms);
  await system.kill('sms');
  return { dossiers, operator, roads: { smpp, http, ...(kannel ? { kannel } : {}) }, receipts, megabytes };
}

const pathFor = ({ env }) => `/kannel/messages?key=${env.KANNEL_KEY}`;

/** Undefined where there is no Kannel. */
async function throughKannel({ system: { ports, places, env }, progress, plan }) {
  const programs = await findKannel(process.env, progress, forGateway);
  if (programs === undefined) return undefined;
  const [home, store] = [join(places.data, 'kannel'), join(places.data, 'kannel', 'store')];
  await mkdir(store, { recursive: true });
  const { 'kannel-admin': admin, 'kannel-box': box, 'kannel-network': network, 'kannel-http': http } = ports;
  const stop = await startAlone('kannel-alone.mjs', { programs, home, ports: { admin, box, network, http }, password: env.KANNEL_PASSWORD, answersAt: `http://127.0.0.1:${ports.sms}${pathFor({ env })}`, store });
  try {
    return await askOnLoadCore('shoot-sms.mjs', { ...plan, at: { port: network } });
  } finally {
    await stop();
  }
}

/** Sends notices as notify does, and reads what became of them where notify reads it. */
async function reportedOn(system) {
  const fates = new Map();
  const kafka = new Kafka({ brokers: system.kafkaBrokers.split(','), clientId: 'bench' }, log);
  const reading = foldTopic(kafka, { topic: smsReported.topic, onBatch: (records) => records.forEach(({ value }) => note(JSON.parse(value ?? '{}').data, fates)) });
  try {
    const send = await notices(system);
    await eventually(() => send(0), { within: 60_000 });
    const sent = [];
    for (let n = 1; n <= noticesPerSecond * target.seconds; n += 1) {
      sent.push(send(n).catch(() => undefined));
      await pause(1000 / noticesPerSecond);
    }
    const messages = await Promise.all(sent);
    const joined = () => messages.filter((message) => message !== undefined && fates.get(message) === 'delivered').length;
    for (const until = Date.now() + 15_000; Date.now() < until && joined() < messages.length; ) await pause(100);
    return { notices: messages.length, joined: joined() };
  } finally {
    await reading.close();
  }
}

const note = ({ message, fate } = {}, fates) => void fates.set(message, fate);

async function notices(system) {
  const url = `http://127.0.0.1:${system.ports.sms}/internal/messages`;
  const run = Date.now();
  return async (n) => {
    const authorization = `Bearer ${await serviceToken('notify', 'sms', system.env.SERVICE_SECRET)}`;
    const body = JSON.stringify({ id: `bench-${run}-${n}`, to: `0${990_000_000 + n}`, text: 'Ho so cua ban da co ket qua.' });
    const answer = await fetch(url, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body });
    if (!answer.ok) throw new Error(`notice: ${answer.status} ${await answer.text()}`);
    return (await answer.json()).message;
  };
}
