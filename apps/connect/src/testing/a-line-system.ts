import { createLogger } from '@motcua/logging/logger';
import { Kafka } from '@motcua/messaging/kafka';
import { testBrokers } from '@motcua/testing/stack';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileOf } from '../line-systems/line-file.ts';
import { nested, type LineRow } from '../line-systems/line-row.ts';
import type { LineSystem } from '../line-systems/line-systems.ts';
import type { anApi } from './a-polled-api.ts';
import type { RunningConnect } from './a-running-connect.ts';

interface Roads {
  readonly connect: RunningConnect;
  readonly secrets: ReadonlyMap<string, string>;
  readonly apis: ReadonlyMap<string, Awaited<ReturnType<typeof anApi>>>;
}

/** Sends rows by the road of the system, in two parts. */
export async function deliver(system: LineSystem, rows: readonly LineRow[], { connect, secrets, apis }: Roads): Promise<void> {
  const parts = [rows.slice(0, rows.length / 2), rows.slice(rows.length / 2)];
  for (const [n, part] of parts.entries()) {
    if (system.road === 'push') await connect.push(system.id, secrets.get(system.id) ?? '', part.map(nested));
    if (system.road === 'pull') apis.get(system.id)?.state.rows.push(...part.map(nested));
    if (system.road === 'topic') await produce(connect.prefix, system.id, part.map((row, index) => JSON.stringify(index % 2 === 0 ? nested(row) : { schema: null, payload: nested(row) })));
    if (system.road === 'drop') await drop(join(connect.directory, 'drop', system.id, 'in'), `phan-${n}.${system.format}`, fileOf(system, part));
  }
}

async function drop(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), bytes);
}

async function produce(topicPrefix: string, id: string, values: string[]): Promise<void> {
  const kafka = new Kafka({ brokers: testBrokers(), clientId: 'line-system', topicPrefix }, createLogger('line-system', 'silent'));
  await kafka.ensure(new Map([[`line.${id}`, { partitions: 1, config: {} }]]));
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({ topic: kafka.topic(`line.${id}`), messages: values.map((value) => ({ key: id, value })) });
  await producer.disconnect();
}
