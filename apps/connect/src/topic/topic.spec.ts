import { createLogger } from '@motcua/logging/logger';
import { Kafka } from '@motcua/messaging/kafka';
import { eventually } from '@motcua/testing/eventually';
import { testBrokers } from '@motcua/testing/stack';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDefinition, aPushedRow } from '../testing/a-definition.ts';
import { aRunningConnect, type RunningConnect } from '../testing/a-running-connect.ts';

describe('rows that come by a topic', () => {
  let connect: RunningConnect;
  const topic = 'so-tu-phap.ho-so';
  const send = async (...values: (string | null)[]) => {
    const kafka = new Kafka({ brokers: testBrokers(), clientId: 'line-system', topicPrefix: connect.prefix }, createLogger('line-system', 'silent'));
    await kafka.ensure(new Map([[topic, { partitions: 1, config: {} }]]));
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({ topic: kafka.topic(topic), messages: values.map((value) => ({ key: 'k', value })) });
    await producer.disconnect();
  };

  beforeAll(async () => {
    connect = await aRunningConnect();
    await connect.addFeed(aDefinition({ road: 'topic', topic }));
  });
  afterAll(() => connect.close());

  it('are read as JSON and in the envelope of Kafka Connect; what is neither is refused alone, and tombstones say nothing', async () => {
    const enveloped = (payload: object | null) => JSON.stringify({ schema: { type: 'struct', fields: [] }, payload });
    await send(JSON.stringify(aPushedRow('Mới nhận', '24/11/2026 08:00')), 'no json', null, enveloped(null), enveloped(aPushedRow('Đã ký', '25/11/2026 08:00')));
    await eventually(() => expect(connect.newest('BT-2026-42')?.status.state).toBe('completed'));
    expect((await connect.feed('dat-dai-binh-thanh')).health.counts).toEqual({ first: 1, newer: 1, refused: 1 });
  });

  it('are read on after a restart', async () => {
    await connect.restart();
    await send(JSON.stringify(aPushedRow('Đã trả', '25/11/2026 09:00')));
    await eventually(() => expect(connect.newest('BT-2026-42')?.status.state).toBe('returned'));
    expect((await connect.feed('dat-dai-binh-thanh')).health.counts).toEqual({ first: 1, newer: 2, refused: 1 });
  });
});
