import { createApp } from '@motcua/http/create-app';
import { createLogger } from '@motcua/logging/logger';
import { Kafka } from '@motcua/messaging/kafka';
import { testBrokers, testSecret, testTopicPrefix } from '@motcua/testing/stack';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LookupConfig } from './lookup.config.ts';
import { LookupModule } from './lookup.module.ts';

export interface RunningLookup {
  readonly app: NestFastifyApplication;
  readonly address: string;
  /** Puts events on the status topic, as they are. */
  publish(...values: string[]): Promise<void>;
  close(): Promise<void>;
}

/** A look-up over the real log, with a table of its own. */
export async function aRunningLookup(): Promise<RunningLookup> {
  const [brokers, prefix, directory] = [testBrokers(), testTopicPrefix(), await mkdtemp(join(tmpdir(), 'lookup-'))];
  const kafka = new Kafka({ brokers, clientId: 'spec', topicPrefix: prefix }, createLogger('spec', 'silent'));
  await kafka.ensureTopics(['motcua.dossier-status.v1']);
  const producer = kafka.producer();
  await producer.connect();
  const config = LookupConfig.parse({
    PORT: '0', KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: prefix, DATA_DIR: directory, LOOKUP_SECRET: testSecret,
    PUBLIC_URL: 'http://127.0.0.1:8080', IDENTITY_URL: 'http://127.0.0.1:9', SERVICE_SECRET: testSecret,
  });
  const app = await createApp(LookupModule.with(config), { name: 'lookup', logLevel: 'silent' });
  await app.listen(0, '127.0.0.1');
  let closing: Promise<unknown> | undefined;
  return {
    app,
    address: await app.getUrl(),
    publish: async (...values) => void (await producer.send({ topic: kafka.topic('motcua.dossier-status.v1'), messages: values.map((value) => ({ key: 'k', value })) })),
    close: async () => void (await (closing ??= Promise.all([app.close(), producer.disconnect()]).then(() => rm(directory, { recursive: true })))),
  };
}
