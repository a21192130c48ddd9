import { eventually } from '@motcua/testing/eventually';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import type { Kafka } from './kafka.ts';
import { EventPublisher } from './publisher.ts';
import { contractTopics } from './topics.ts';
import { aKafka, removeTopics } from './testing/a-kafka.ts';
import { aStatus } from './testing/a-status.ts';

let kafka: Kafka;
const settingOf = async (topic: string, name: string) =>
  kafka.administer(async (admin) => {
    const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: kafka.topic(topic) }] });
    return resources[0]?.configEntries.find(({ configName }) => configName === name)?.configValue;
  });
// A broker may need a moment after it was made leader before it answers as one.
const partitionsOf = (topic: string) => eventually(() => kafka.administer(async (admin) => (await admin.fetchTopicOffsets(kafka.topic(topic))).length));

beforeEach(() => {
  kafka = aKafka();
});
afterEach(() => removeTopics(kafka));

it('topics are made as their contracts say, by however many services at once', async () => {
  await Promise.all([1, 2, 3].map(() => kafka.ensureTopics(contractTopics)));
  expect(await settingOf('motcua.dossier-status.v1', 'cleanup.policy')).toBe('compact');
  expect(await settingOf('motcua.dossier-status.v1', 'min.cleanable.dirty.ratio')).toBe('0.1');
  expect(await settingOf('motcua.submission.v1', 'cleanup.policy')).toBe('delete');
  expect(await settingOf('motcua.submission.v1', 'retention.ms')).toBe(String(30 * 24 * 60 * 60 * 1000));
  expect([await partitionsOf('motcua.dossier-status.v1'), await partitionsOf('motcua.agency.v1')]).toEqual([6, 1]);
});

it('a topic that is there keeps what an operator gave it', async () => {
  await kafka.ensure(new Map([['motcua.submission.v1', { partitions: 2, config: { 'retention.ms': '1000000' } }]]));
  await kafka.ensureTopics(['motcua.submission.v1']);
  expect(await partitionsOf('motcua.submission.v1')).toBe(2);
  expect(await settingOf('motcua.submission.v1', 'retention.ms')).toBe('1000000');
});

it('what is published at once travels in few requests, and each caller hears when it arrived', async () => {
  const publisher = new EventPublisher(kafka, ['motcua.dossier-status.v1']);
  await publisher.connect();
  await Promise.all(Array.from({ length: 1_000 }, () => publisher.publish([aStatus()])));
  const ends = await kafka.administer((admin) => admin.fetchTopicOffsets(kafka.topic('motcua.dossier-status.v1')));
  expect(ends.reduce((sum, { high }) => sum + Number(high), 0)).toBe(1_000);
  await publisher.close();
  await expect(publisher.publish([aStatus()])).rejects.toMatchObject({ name: 'DependencyAway' });
});

it('a publisher that waits for Kafka takes only so much', async () => {
  const publisher = new EventPublisher(aKafka({ brokers: ['127.0.0.1:9'] }));
  const full = Array.from({ length: 20_000 }, () => aStatus('0199f3a2-7c1e-7d44-9b5e-3f0a6c2b8d11'));
  const waiting = publisher.publish(full).catch((error: Error) => error.name);
  await expect(publisher.publish([aStatus()])).rejects.toThrow('too many');
  expect(await waiting).toBe('DependencyAway');
  await publisher.close();
});
