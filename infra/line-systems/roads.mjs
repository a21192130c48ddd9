import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signWebhook } from '@motcua/auth/standard-webhook';
import { createLogger } from '@motcua/logging/logger';
import { Kafka } from '@motcua/messaging/kafka';
import { fileOf } from '../../apps/connect/dist/line-systems/line-file.js';
import { nested } from '../../apps/connect/dist/line-systems/line-row.js';

/** How rows of a system come to connect, by its road. Each takes the system, its rows, and which turn it is. */
export const roadsFor = ({ publicUrl, brokers, dropDirectory, memory, apis }) => ({
  push: (system, rows) => push({ publicUrl, system, secret: memory.secrets[system.id] }, rows.map(nested)),
  pull: (system, rows) => apis.offer(system.id, rows.map(nested)),
  drop: (system, rows, turn) => drop(join(dropDirectory, system.id, 'in'), `${system.id}-${Date.now()}-${turn}.${system.format}`, fileOf(system, rows)),
  topic: topicOf(brokers),
});

async function push({ publicUrl, system, secret }, rows) {
  const body = JSON.stringify(rows);
  const headers = { 'content-type': 'application/json', ...signWebhook(body, { id: randomUUID(), secret, at: Date.now() }) };
  const answer = await fetch(`${publicUrl}/api/v1/feeds/${system.id}/rows`, { method: 'POST', headers, body, signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  await answer.body?.cancel();
}

/** The file, then the mark which says that it is whole. */
async function drop(folder, name, bytes) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), bytes);
  await writeFile(join(folder, `${name}.done`), '');
}

/** As JSON and in the envelope of Kafka Connect by turns, and at times a record that is neither. */
function topicOf(brokers) {
  const kafka = new Kafka({ brokers, clientId: 'line-systems' }, createLogger('line-systems', 'warn'));
  let connected;
  return async (system, rows, turn) => {
    connected ??= connect(kafka);
    const producer = await connected.catch((error) => {
      connected = undefined;
      throw error;
    });
    const topic = `line.${system.id}`;
    await kafka.ensure(new Map([[topic, { partitions: 1, config: {} }]]));
    const values = rows.map((row, at) => JSON.stringify(at % 2 === 0 ? nested(row) : { schema: null, payload: nested(row) }));
    const torn = turn % 10 === 9 ? ['{"torn'] : [];
    await producer.send({ topic: kafka.topic(topic), messages: [...values, ...torn].map((value) => ({ key: system.id, value })) });
  };
}

async function connect(kafka) {
  const producer = kafka.producer();
  await producer.connect();
  return producer;
}
