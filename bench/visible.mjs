import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../infra/demo/eventually.mjs';
import { cityOf } from './inbox.mjs';
import { ownMegabytes } from './machine.mjs';
import { quantile, shoot } from './load.mjs';
import { digits } from './statuses.mjs';
import { serial, stockAttachments } from './submission.mjs';

const rate = 200;
const connections = 16;
/** A reader who asks again and again would be measured as well; this often is enough to tell half a second. */
const every = 4;
const changesPerSecond = 5;

/**
 * How long after an official's move was acknowledged the new status is answered at lookup, while submissions come in at `rate` a second.
 * One dossier a change: received at one-stop, from there by outbox and Kafka to lookup.
 */
export async function measureVisible({ system, submission, rounds, seconds }) {
  await system.start('one-stop');
  const connection = new Agent({ keepAlive: true });
  const { officials } = await cityOf(system, submission.body.agency);
  const receptionist = officials.find(({ roles, agency }) => roles.includes('receptionist') && agency === submission.body.agency);
  const counted = counter();
  const handIn = async (count) => {
    const first = counted(count);
    await stockAttachments({ uri: system.mongodbUri, uploaded: submission.uploaded, first, count });
    return first;
  };
  const milliseconds = [];
  const shots = [];
  for (let round = 0; round < rounds; round += 1) {
    const changes = changesPerSecond * seconds;
    const waiting = await submitted({ system, submission, first: await handIn(changes), count: changes });
    await Promise.all(waiting.map((dossier) => opened(system, receptionist, dossier)));
    const load = shoot({ ...asLoad(system, submission), connections, rate, seconds: seconds + 1, shared: true, first: await handIn(rate * (seconds + 2)) });
    await pause(1_000);
    milliseconds.push(...(await changed(waiting, { system, receptionist, connection })));
    shots.push(await load);
  }
  connection.destroy();
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(milliseconds, share));
  return { rate, changes: milliseconds.length, p50, p95, p99, bad: shots.reduce((sum, { bad }) => sum + bad, 0), reached: Math.min(...shots.map(({ perSecond }) => perSecond)), megabytes: ownMegabytes(system.pid('lookup')) };
}

function counter() {
  let next = 0;
  return (count) => (next += count) - count;
}

const headersOf = ({ token }) => ({ 'content-type': 'application/json', authorization: `Bearer ${token}` });

const asLoad = (system, submission) => ({
  port: system.ports.eforms,
  serial,
  requests: [{ method: 'POST', path: '/v1/submissions', headers: { ...headersOf(submission), 'idempotency-key': `bench-visible-${serial}` }, body: JSON.stringify(submission.body) }],
});

function submitted({ system, submission, first, count }) {
  const each = Array.from({ length: count }, (_, index) => String(first + index + 1).padStart(12, '0'));
  return Promise.all(each.map(async (number) => {
    const body = JSON.stringify(submission.body).replaceAll(serial, number);
    const answer = await fetch(`${system.urls.eforms}/v1/submissions`, { method: 'POST', headers: { ...headersOf(submission), 'idempotency-key': `bench-visible-${number}` }, body });
    if (!answer.ok) throw new Error(`submission: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }));
}

const opened = (system, receptionist, { id }) =>
  eventually(async () => {
    const answer = await fetch(`${system.urls['one-stop']}/v1/dossiers/${id}`, { headers: headersOf(receptionist) });
    if (!answer.ok) throw new Error(`one-stop has not opened the dossier yet: ${answer.status}`);
  });

/** One after the other begins when it is due; each takes the time it takes. */
async function changed(dossiers, { system, receptionist, connection }) {
  const changes = [];
  for (const dossier of dossiers) {
    changes.push(untilVisible(dossier, { system, receptionist, connection }));
    await pause(1000 / changesPerSecond);
  }
  return Promise.all(changes);
}

async function untilVisible({ id, reference }, { system, receptionist, connection }) {
  const view = await (await fetch(`${system.urls['one-stop']}/v1/dossiers/${id}`, { headers: headersOf(receptionist) })).json();
  const moved = await fetch(`${system.urls['one-stop']}/v1/dossiers/${id}/receive`, { method: 'POST', headers: { ...headersOf(receptionist), 'if-match': `"${view.status.version}"`, 'idempotency-key': randomUUID() }, body: '{}' });
  if (!moved.ok) throw new Error(`receive: ${moved.status} ${await moved.text()}`);
  const { version } = await moved.json();
  const began = performance.now();
  while ((await statusAt(system.ports.lookup, reference, connection)).version < version) await pause(every);
  return performance.now() - began;
}

function statusAt(port, reference, agent) {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path: `/v1/status/${reference}`, headers: { 'second-factor': digits }, agent }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk)).once('error', reject).once('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (answer.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`look-up: ${answer.statusCode} ${text}`));
      });
    });
    asked.once('error', reject).end();
  });
}
