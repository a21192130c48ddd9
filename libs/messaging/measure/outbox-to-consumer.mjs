// Events per second from outbox to handler, beside a bare kafkajs batch producer, in one run.
// KAFKA_BROKERS=… MONGODB_URI=… node libs/messaging/measure/outbox-to-consumer.mjs [events] [rounds] [underway]; after npm run build.
import { KafkaStrategy } from '../dist/kafka-strategy.js';
import { Kafka } from '../dist/kafka.js';
import { EventPublisher } from '../dist/publisher.js';
import { OutboxRelay } from '../dist/outbox.js';
import { outboxWith } from '../dist/outbox-updates.js';
import { newEntry } from '../dist/event.js';
import { submissionMade } from '@motcua/contracts/events';
import kafkajs from 'kafkajs';
import mongoose from 'mongoose';
import { randomUUID } from 'node:crypto';

const [events = 20_000, rounds = 3, underway = 1_000] = process.argv.slice(2).map(Number);
const brokers = process.env.KAFKA_BROKERS.split(',');
const log = { debug() {}, info() {}, warn: console.warn, error: console.error };
const kafka = new Kafka({ brokers, clientId: 'measure', topicPrefix: `m${randomUUID().slice(0, 8)}.` }, log);
const publisher = new EventPublisher(kafka, [submissionMade.topic]);
await publisher.connect();
const store = await mongoose.connect(process.env.MONGODB_URI, { dbName: `measure_${randomUUID().slice(0, 8)}`, maxPoolSize: 16 });
const documents = store.connection.db.collection('documents');
const relay = new OutboxRelay({ db: store.connection.db, collection: 'documents', publisher, log }, { every: 1e9, grace: 0 });

const anEntry = () => {
  const id = randomUUID();
  const data = { reference: 'H26-000001', lookupNumber: '2600001', version: 1, procedure: { id: 'household-business', version: 1 }, agency: '000.12.35.H29', channel: 'online', submittedAt: '2026-11-23T03:00:00.000Z' };
  return newEntry(submissionMade, { source: '/motcua/eforms', subject: id, time: new Date(), data });
};
const rate = (begun, count = events) => Math.round(count / ((performance.now() - begun) / 1000));
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function bare() {
  const producer = new kafkajs.Kafka({ brokers, clientId: 'bare', logLevel: 0 }).producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
  const topic = kafka.topic(submissionMade.topic);
  const messages = Array.from({ length: events }, anEntry).map(({ event }) => ({ key: event.subject, value: JSON.stringify(event) }));
  const begun = performance.now();
  for (let at = 0; at < events; at += 100) await producer.send({ topic, acks: -1, messages: messages.slice(at, at + 100) });
  const result = rate(begun);
  await producer.disconnect();
  return result;
}

/** Through the real thing: publish, take out of the document, read, parse, hand over. */
async function whole() {
  const entries = Array.from({ length: events }, anEntry);
  for (let at = 0; at < events; at += 500) await documents.insertMany(entries.slice(at, at + 500).map((entry) => ({ _id: entry.event.subject, ...outboxWith([entry], new Date()) })));
  const waiting = new Set(entries.map(({ event }) => event.id));
  const seen = Promise.withResolvers();
  handle = ({ id }) => {
    waiting.delete(id);
    if (waiting.size === 0) seen.resolve();
  };
  const begun = performance.now();
  const source = entries.values();
  const client = async () => {
    for (const entry of source) await relay.publishNow(entry.event.subject, [entry]);
  };
  await Promise.all(Array.from({ length: underway }, client));
  const published = rate(begun);
  await seen.promise;
  return { published, handled: rate(begun) };
}

let handle = () => undefined;
const strategy = new KafkaStrategy(kafka, { tries: { tries: 3, first: 100, most: 1000 } });
strategy.addHandler(submissionMade.type, async (event) => handle(event), true);
strategy.listen(() => undefined);

const results = [];
for (let round = 0; round < rounds; round += 1) results.push({ bare: await bare(), ...(await whole()) });
console.table(results);
const [bareRate, handledRate] = [median(results.map(({ bare: of }) => of)), median(results.map(({ handled }) => handled))];
console.log(`outbox to consumer: ${handledRate} events/s, ${(handledRate / bareRate).toFixed(2)} x bare kafkajs in batches of 100 (${bareRate}/s)`);

await strategy.close();
await relay.close();
await publisher.close();
await store.connection.db.dropDatabase();
await store.disconnect();
await kafka.administer(async (admin) => admin.deleteTopics({ topics: (await admin.listTopics()).filter((topic) => topic.startsWith(kafka.settings.topicPrefix)) }));
