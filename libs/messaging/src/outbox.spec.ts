import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@motcua/testing/eventually';
import { testDatabase } from '@motcua/testing/stack';
import mongoose, { type mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { foldTopic, type LogRecord, type TopicFold } from './fold-topic.ts';
import type { Kafka } from './kafka.ts';
import { OutboxRelay, type RelayOptions } from './outbox.ts';
import { outboxWith, pushToOutbox, unpublished, type WithOutbox } from './outbox-updates.ts';
import { EventPublisher } from './publisher.ts';
import { aKafka, aLog, removeTopics } from './testing/a-kafka.ts';
import { aStatus } from './testing/a-status.ts';

interface Dossier extends WithOutbox {
  _id: string;
  version: number;
}

const topic = 'motcua.dossier-status.v1';
const long = 60_000;
let store: mongoose.Mongoose;
let db: mongo.Db;
let dossiers: mongo.Collection<Dossier>;
let kafka: Kafka;
let publisher: EventPublisher;
let follower: TopicFold;
let published: LogRecord[] = [];
let relays: OutboxRelay[] = [];

beforeAll(async () => {
  store = await new mongoose.Mongoose().connect(testDatabase('outbox'));
  db = store.connection.db!;
});

beforeEach(async () => {
  kafka = aKafka({ clientId: 'one-stop' });
  publisher = new EventPublisher(kafka, [topic]);
  await publisher.connect();
  dossiers = db.collection<Dossier>(`dossiers-${randomUUID().slice(0, 8)}`);
  published = [];
  follower = foldTopic(kafka, { topic, onBatch: (records) => void published.push(...records) });
  await follower.caughtUp;
});

afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.close()));
  relays = [];
  await follower.close();
  await publisher.close();
  await removeTopics(kafka);
});

afterAll(async () => {
  await db.dropDatabase();
  await store.disconnect();
});

const aRelay = (options: RelayOptions = {}, through = publisher): OutboxRelay => {
  const relay = new OutboxRelay({ db, collection: dossiers.collectionName, publisher: through, log: aLog() }, { every: 100, grace: 0, ...options });
  relays.push(relay);
  return relay;
};
const versionsOf = (id: string) => published.filter(({ key }) => key === id).map(({ value }) => JSON.parse(value!).data.status.version as number);
const anHourAgo = () => new Date(Date.now() - 60 * 60 * 1000);

it('publishes at once what was written, and empties the outbox', async () => {
  const id = randomUUID();
  const entries = [aStatus(id, 1), aStatus(id, 2)];
  await dossiers.insertOne({ _id: id, version: 2, ...outboxWith(entries, new Date()) });
  expect(await aRelay().publishNow(id, entries)).toBe('published');
  await eventually(() => expect(versionsOf(id)).toEqual([1, 2]));
  expect(await dossiers.findOne({ _id: id })).toEqual({ _id: id, version: 2, outbox: [] });
});

it('leaves entries in the outbox that were written meanwhile', async () => {
  const id = randomUUID();
  await dossiers.insertOne({ _id: id, version: 1, ...outboxWith([aStatus(id, 1)], new Date()) });
  await dossiers.updateOne({ _id: id }, { $set: { version: 2 }, ...pushToOutbox([aStatus(id, 2)], new Date()) } as mongo.UpdateFilter<Dossier>);
  await aRelay().publishNow(id, [aStatus(id, 1)]);
  const { outbox, outboxSince } = (await dossiers.findOne({ _id: id }))!;
  expect(outbox.map(({ event }) => event.id)).toEqual([`${id}/2`]);
  expect(outboxSince).toBeInstanceOf(Date);
});

it('does not publish an older fact again after a newer one, when the outbox was read before the newer was written', async () => {
  const id = randomUUID();
  const relay = aRelay();
  await dossiers.insertOne({ _id: id, version: 2, ...outboxWith([aStatus(id, 1), aStatus(id, 2)], new Date()) });
  await relay.publishNow(id, [aStatus(id, 1), aStatus(id, 2)]);
  await relay.publishNow(id, [aStatus(id, 1)]);
  await relay.publishNow(id, [aStatus(id, 3)]);
  await eventually(() => expect(versionsOf(id)).toEqual([1, 2, 3]));
});

it('publishes many documents at once without losing any', async () => {
  const ids = Array.from({ length: 300 }, () => randomUUID());
  await dossiers.insertMany(ids.map((_id) => ({ _id, version: 1, ...outboxWith([aStatus(_id)], new Date()) })));
  const [one, other] = [aRelay(), aRelay()];
  // Both at once and in opposite orders: the way bulk writes deadlock if they are not sorted.
  await Promise.all([...ids.map((id) => one.publishNow(id, [aStatus(id)])), ...ids.toReversed().map((id) => other.publishNow(id, [aStatus(id)]))]);
  expect(await dossiers.countDocuments({ outboxSince: { $exists: true } })).toBe(0);
  await eventually(() => expect(new Set(published.map(({ key }) => key)).size).toBe(300));
});

describe('after a crash between write and publish', () => {
  it('the sweep publishes what was left, in the order of the outbox', async () => {
    const ids = Array.from({ length: 250 }, () => randomUUID());
    await dossiers.insertMany(ids.map((_id) => ({ _id, version: 3, ...outboxWith([1, 2, 3].map((version) => aStatus(_id, version)), anHourAgo()) })));
    aRelay().start();
    await eventually(() => ids.forEach((id) => expect(versionsOf(id)).toEqual([1, 2, 3])));
    await eventually(async () => expect(await dossiers.countDocuments({ outboxSince: { $exists: true } })).toBe(0));
  });

  it('the sweep leaves young entries to the process that wrote them', async () => {
    const id = randomUUID();
    await dossiers.insertOne({ _id: id, version: 1, ...outboxWith([aStatus(id)], new Date()) });
    expect(await aRelay({ grace: long }).sweep()).toBe(0);
  });

  it('one relay sweeps and the other does not, until the first is gone', async () => {
    const [first, second] = [aRelay(), aRelay()];
    const leave = async () => {
      const id = randomUUID();
      await dossiers.insertOne({ _id: id, version: 1, ...outboxWith([aStatus(id)], anHourAgo()) });
    };
    await leave();
    expect(await first.sweep()).toBe(1);
    await leave();
    expect(await second.sweep()).toBe(0);
    await first.close();
    expect(await second.sweep()).toBe(1);
    await eventually(() => expect(published).toHaveLength(2));
  });

  it('a relay that died without giving its lease back is followed by another when the lease ends', async () => {
    await aRelay({ lease: 300 }).sweep();
    const id = randomUUID();
    await dossiers.insertOne({ _id: id, version: 1, ...outboxWith([aStatus(id)], anHourAgo()) });
    const heir = aRelay();
    expect(await heir.sweep()).toBe(0);
    await eventually(async () => expect(await heir.sweep()).toBe(1));
  });
});

describe('while Kafka is away', () => {
  it('nothing fails and nothing is lost: the sweep publishes it later, older facts first', async () => {
    const nowhere = new EventPublisher(aKafka({ brokers: ['127.0.0.1:9'] }));
    const relay = aRelay({}, nowhere);
    const id = randomUUID();
    await dossiers.insertOne({ _id: id, version: 1, ...outboxWith([aStatus(id, 1)], anHourAgo()) });
    expect(await relay.publishNow(id, [aStatus(id, 1)])).toBe('left-to-sweep');
    await relay.close();

    const loaded = (await dossiers.findOne({ _id: id }))!;
    const added = [aStatus(id, 2)];
    await dossiers.updateOne({ _id: id }, { $set: { version: 2 }, ...pushToOutbox(added, new Date()) } as mongo.UpdateFilter<Dossier>);
    expect(await aRelay().publishNow(id, unpublished(loaded.outbox, added))).toBe('published');
    await eventually(() => expect(versionsOf(id)).toEqual([1, 2]));
    await nowhere.close();
  }, 60_000);
});

it('an event too large for Kafka stays behind alone', async () => {
  const [small, large] = [randomUUID(), randomUUID()];
  const huge = aStatus(large);
  huge.event.source = 'x'.repeat(2_000_000);
  await dossiers.insertMany([large, small].map((_id) => ({ _id, version: 1, ...outboxWith([_id === large ? huge : aStatus(small)], anHourAgo()) })));
  expect(await aRelay().sweep()).toBe(1);
  // Perhaps twice: the part of the first request that went to another partition arrived.
  await eventually(() => expect(new Set(published.map(({ key }) => key))).toEqual(new Set([small])));
  expect(await dossiers.countDocuments({ outboxSince: { $exists: true } })).toBe(1);
});
