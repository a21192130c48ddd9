import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { agencyPublished } from '@motcua/contracts/events';
import type { Agency } from '@motcua/contracts/agency';
import { eventually } from '@motcua/testing/eventually';
import type { Producer } from 'kafkajs';
import { CompactedTable, type Change } from './compacted-table.ts';
import { newEvent } from './event.ts';
import { foldTopic, type Offsets, type TopicFold } from './fold-topic.ts';
import type { Kafka } from './kafka.ts';
import { aKafka, aLog, removeTopics } from './testing/a-kafka.ts';
import { aStatus, at } from './testing/a-status.ts';

const log = aLog();
let kafka: Kafka;
let producer: Producer;
let open: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  kafka = aKafka({ clientId: 'eforms' }, log);
  await kafka.ensureTopics([agencyPublished.topic, 'motcua.dossier-status.v1']);
  producer = kafka.producer();
  await producer.connect();
});

afterEach(async () => {
  await Promise.all(open.map((one) => one.close()));
  open = [];
  await producer.disconnect();
  await removeTopics(kafka);
});

const anAgency = (code: string, version: number): Agency => ({
  code,
  name: { vi: 'UBND quận', en: 'District office' },
  letterhead: ['UBND QUẬN'],
  kind: 'district',
  place: { vi: 'Quận 1', en: 'District 1' },
  address: { vi: '1 Lê Duẩn', en: '1 Lê Duẩn' },
  phone: '028 3829 0000',
  calendar: 'city',
  version,
});
const one = '000.12.35.H29';
const two = '000.13.35.H29';
const put = (key: string, value: string | null) => producer.send({ topic: kafka.topic(agencyPublished.topic), messages: [{ key, value }] });
const publish = (code: string, version: number) =>
  put(code, JSON.stringify(newEvent(agencyPublished, { source: '/motcua/catalogue', subject: code, data: anAgency(code, version), time: at })));
const aTable = () => {
  const table = new CompactedTable(kafka, agencyPublished);
  open.push(table);
  return table;
};
const follow = (fromOffsets: Offsets, onBatch: Parameters<typeof foldTopic>[1]['onBatch']): TopicFold => {
  const fold = foldTopic(kafka, { topic: 'motcua.dossier-status.v1', fromOffsets, onBatch });
  open.push(fold);
  return fold;
};

describe('a table', () => {
  it('over an empty topic is ready, and empty', async () => {
    const table = aTable();
    await table.ready();
    expect(table.values()).toEqual([]);
  });

  it('holds the newest of each key when it is ready', async () => {
    await publish(one, 1);
    await publish(two, 1);
    await publish(one, 2);
    const table = aTable();
    await table.ready();
    expect(table.get(one)?.version).toBe(2);
    expect(table.values().map(({ code }) => code).sort()).toEqual([one, two]);
  });

  it('follows changes, and a tombstone takes an entry out', async () => {
    const table = aTable();
    await table.ready();
    const changes: Change<Agency>[] = [];
    table.onChange((change) => changes.push(change));
    await publish(one, 1);
    await publish(one, 2);
    await put(one, null);
    await eventually(() => expect(changes.map(({ key, value }) => [key, value?.version])).toEqual([[one, 1], [one, 2], [one, undefined]]));
    expect(table.get(one)).toBeUndefined();
  });

  it('passes over what is no such event, says so, and goes on', async () => {
    await put(one, 'not JSON');
    await put(two, '{"type":"vn.motcua.agency.published.v1","data":{}}');
    await publish(one, 3);
    const table = aTable();
    await table.ready();
    expect(table.values()).toMatchObject([{ code: one, version: 3 }]);
    expect(log.lines.filter(({ level, sentence }) => level === 'error' && sentence.includes('malformed'))).toHaveLength(2);
  });

  it('leaves no consumer group behind', async () => {
    const table = aTable();
    await table.ready();
    await table.close();
    const { groups } = await kafka.administer((admin) => admin.listGroups());
    expect(groups.filter(({ groupId }) => groupId.startsWith(kafka.group))).toEqual([]);
  });
});

describe('reading from kept offsets', () => {
  const send = (entries: ReturnType<typeof aStatus>[]) =>
    producer.send({ topic: kafka.topic('motcua.dossier-status.v1'), messages: entries.map(({ event }) => ({ key: event.subject, value: JSON.stringify(event) })) });

  it('goes on exactly where the last process stopped, in every partition', async () => {
    const offsets: Record<number, string> = {};
    const first: string[] = [];
    await send(Array.from({ length: 60 }, () => aStatus()));
    const before = follow({}, (records, next) => {
      first.push(...records.map(({ key }) => key));
      Object.assign(offsets, next);
    });
    await before.caughtUp;
    expect(new Set(first).size).toBe(60);
    expect(Object.keys(offsets).length).toBeGreaterThan(3);
    await before.close();

    const later = Array.from({ length: 40 }, () => aStatus());
    await send(later);
    const second: string[] = [];
    const after = follow(offsets, (records) => void second.push(...records.map(({ key }) => key)));
    await after.caughtUp;
    expect(second.sort()).toEqual(later.map(({ event }) => event.subject).sort());
    expect(after.lag()).toBe(0);
  });

  it('offers the same records again when they could not be kept', async () => {
    await send([aStatus()]);
    let tries = 0;
    const fold = follow({}, () => {
      tries += 1;
      if (tries < 3) throw new Error('disk full');
    });
    await fold.caughtUp;
    expect(tries).toBe(3);
  });
});
