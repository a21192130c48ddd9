import { describe, expect, it, beforeEach, afterEach } from '@jest/globals';
import { eventually } from '@motcua/testing/eventually';
import { statusChanged, type CloudEvent } from '@motcua/contracts/events';
import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import type { INestMicroservice } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DeadLetters } from './dead-letters.ts';
import { DependencyAway } from './failure.ts';
import type { Kafka } from './kafka.ts';
import { EventPublisher } from './publisher.ts';
import { aKafka, removeTopics } from './testing/a-kafka.ts';
import { aReader, type Handle } from './testing/a-reader.ts';
import { aStatus, aSubmission } from './testing/a-status.ts';

const topic = 'motcua.dossier-status.v1';
let kafka: Kafka;
let publisher: EventPublisher;
let readers: INestMicroservice[] = [];

const read = async (of: 'single' | 'batch', handle: Handle, through = kafka, options = {}) => {
  const reader = await aReader(through, of, handle, options);
  readers.push(reader);
  return reader;
};
const versionOf = ({ data }: CloudEvent) => (data as { status: { version: number } }).status.version;
const letters = () => new DeadLetters(kafka).list();

class Refused extends Error {
  override name = 'IllegalMove';
  kind = 'invalid';
  code = 'dossier-illegal-move';
}

beforeEach(async () => {
  kafka = aKafka();
  publisher = new EventPublisher(kafka, [topic, 'motcua.submission.v1']);
  await publisher.connect();
});

afterEach(async () => {
  await Promise.all(readers.map((reader) => reader.close()));
  readers = [];
  await publisher.close();
  await removeTopics(kafka);
});

describe('a handler', () => {
  it('sees the events of one dossier in order, while dossiers are worked on at once', async () => {
    const ids = Array.from({ length: 20 }, () => randomUUID());
    const seen = new Map<string, number[]>(ids.map((id) => [id, []]));
    let running = 0;
    let most = 0;
    await read('single', async ([event]) => {
      running += 1;
      most = Math.max(most, running);
      await pause(Math.random() * 5);
      running -= 1;
      seen.get(event!.subject)!.push(versionOf(event!));
    });
    for (let version = 1; version <= 15; version += 1) await publisher.publish(ids.map((id) => aStatus(id, version)));
    const inOrder = Array.from({ length: 15 }, (_, index) => index + 1);
    await eventually(() => ids.forEach((id) => expect(seen.get(id)).toEqual(inOrder)));
    expect(most).toBeGreaterThan(1);
  });

  it('receives the event parsed by its contract, defaults filled in', async () => {
    const seen: CloudEvent[] = [];
    await read('single', (events) => void seen.push(...events));
    const entry = aStatus();
    const { paused: _paused, ...bare } = (entry.event.data as { status: Record<string, unknown> }).status;
    await publisher.publish([{ ...entry, event: { ...entry.event, data: { ...(entry.event.data as object), status: bare } } }]);
    await eventually(() => expect(seen).toEqual([entry.event]));
  });

  it('works inside the trace that the event came from', async () => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    const traces: (string | undefined)[] = [];
    await read('single', () => void traces.push(trace.getSpanContext(context.active())?.traceId));
    const entry = aStatus();
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    await publisher.publish([{ ...entry, event: { ...entry.event, traceparent: `00-${traceId}-b7ad6b7169203331-01` } }]);
    await eventually(() => expect(traces).toEqual([traceId]));
    context.disable();
  });

  it('is spared events of types that no contract knows', async () => {
    const seen: string[] = [];
    await read('single', ([event]) => void seen.push(event!.id));
    const unknown = aStatus();
    const known = aStatus(unknown.event.subject, 2);
    await publisher.publish([{ ...unknown, event: { ...unknown.event, type: 'vn.motcua.dossier.dreamt-of.v9' } }, known]);
    await eventually(() => expect(seen).toEqual([known.event.id]));
    expect(await letters()).toEqual([]);
  });
});

describe('a message that cannot be handled', () => {
  it('is put aside at once when a rule refuses it, and what comes after it is handled', async () => {
    const handled: number[] = [];
    let tries = 0;
    await read('single', ([event]) => {
      if (versionOf(event!) === 2) {
        tries += 1;
        throw new Refused('no');
      }
      handled.push(versionOf(event!));
    });
    const id = randomUUID();
    await publisher.publish([aStatus(id, 1), aStatus(id, 2), aStatus(id, 3)]);
    await eventually(() => expect(handled).toEqual([1, 3]));
    expect(tries).toBe(1);
    const [letter] = await letters();
    expect(letter).toMatchObject({ topic, key: id, reason: 'refused', error: 'IllegalMove', code: 'dossier-illegal-move', attempts: 1 });
    expect(JSON.parse(letter!.value.toString())).toEqual(aStatus(id, 2).event);
  });

  it('is tried three times when it might pass, then put aside', async () => {
    let tries = 0;
    await read('single', () => {
      tries += 1;
      throw Object.assign(new Error('somebody else acted'), { kind: 'conflict', code: 'dossier-changed' });
    });
    await publisher.publish([aStatus()]);
    await eventually(async () => expect(await letters()).toMatchObject([{ reason: 'failed', code: 'dossier-changed', attempts: 3 }]));
    expect(tries).toBe(3);
  });

  it('is put aside without being handled when it does not fit its contract, and the letter names places, not contents', async () => {
    const handled: string[] = [];
    await read('single', ([event]) => void handled.push(event!.id));
    const good = aStatus();
    const bad = { ...good, event: { ...good.event, data: { status: 'Nguyễn Văn An' } } };
    await publisher.publish([bad, aStatus(good.event.subject, 2)]);
    await eventually(async () => expect(await letters()).toMatchObject([{ reason: 'malformed', attempts: 0 }]));
    const [letter] = await letters();
    expect(letter!.error).toContain('data.status');
    expect(JSON.stringify({ ...letter, value: '' })).not.toContain('Nguyễn');
    await eventually(() => expect(handled).toEqual([`${good.event.subject}/2`]));
  });

  it('reaches the handler again when its letter is replayed, and the letter is gone', async () => {
    let mended = false;
    const handled: string[] = [];
    const others: string[] = [];
    await read('single', ([event]) => {
      if (!mended) throw new Refused('no');
      handled.push(event!.id);
    });
    const neighbour = aKafka({ clientId: 'neighbour', topicPrefix: kafka.settings.topicPrefix! });
    await read('single', ([event]) => void others.push(event!.id), neighbour);
    const entry = aStatus();
    await publisher.publish([entry]);
    await eventually(async () => expect(await letters()).toHaveLength(1));
    mended = true;
    const [letter] = await letters();
    expect(await new DeadLetters(kafka).replay([letter!])).toBe(1);
    await eventually(() => expect(handled).toEqual([entry.event.id]));
    expect(await letters()).toEqual([]);
    expect(others).toEqual([entry.event.id]);
  });

  it('comes back as a letter that says so when its replay fails', async () => {
    await read('single', () => {
      throw new Refused('no');
    });
    await publisher.publish([aStatus()]);
    await eventually(async () => expect(await letters()).toHaveLength(1));
    const [first] = await letters();
    await new DeadLetters(kafka).replay([first!]);
    await eventually(async () => expect(await letters()).toMatchObject([{ id: `${first!.id}/1`, offset: first!.offset, replays: 1, key: first!.key }]));
  });
});

describe('a dependency that is away', () => {
  it('stops the partition until it is back; nothing is lost, passed over or put aside', async () => {
    let away = true;
    let refused = 0;
    const handled: number[] = [];
    await read('single', ([event]) => {
      if (away) {
        refused += 1;
        throw new DependencyAway('the store is away');
      }
      handled.push(versionOf(event!));
    });
    const id = randomUUID();
    await publisher.publish([1, 2, 3, 4, 5].map((version) => aStatus(id, version)));
    await eventually(() => expect(refused).toBeGreaterThanOrEqual(3));
    expect(handled).toEqual([]);
    away = false;
    await eventually(() => expect(handled).toEqual([1, 2, 3, 4, 5]));
    expect(await letters()).toEqual([]);
  });
});

describe('closing', () => {
  it('finishes what was taken, and the next process goes on where this one stopped', async () => {
    const finished: number[] = [];
    let begun = 0;
    const slow: Handle = async ([event]) => {
      begun += 1;
      await pause(30);
      finished.push(versionOf(event!));
    };
    const first = await read('single', slow);
    const id = randomUUID();
    await publisher.publish(Array.from({ length: 30 }, (_, index) => aStatus(id, index + 1)));
    await eventually(() => expect(begun).toBeGreaterThan(2));
    await first.close();
    expect(finished).toHaveLength(begun);
    expect(finished.length).toBeLessThan(30);
    await read('single', slow);
    await eventually(() => expect(finished).toEqual(Array.from({ length: 30 }, (_, index) => index + 1)));
  });
});

describe('a batch handler', () => {
  it('receives runs of events, never two runs of a partition at once', async () => {
    const runs: number[] = [];
    const entries = Array.from({ length: 300 }, () => aSubmission());
    await publisher.publish(entries);
    const seen = new Set<string>();
    await read('batch', async (events) => {
      runs.push(events.length);
      await pause(5);
      events.forEach(({ id }) => seen.add(id));
    });
    await eventually(() => expect(seen.size).toBe(300));
    expect(Math.max(...runs)).toBeGreaterThan(10);
  });

  it('that fails because of one event has only that one put aside', async () => {
    const entries = Array.from({ length: 50 }, () => aSubmission());
    const poison = entries[20]!.event.id;
    await publisher.publish(entries);
    const seen = new Set<string>();
    await read('batch', (events) => {
      if (events.some(({ id }) => id === poison)) throw new Refused('no');
      events.forEach(({ id }) => seen.add(id));
    });
    await eventually(() => expect(seen.size).toBe(49));
    await eventually(async () => expect((await letters()).map(({ value }) => JSON.parse(value.toString()).id)).toEqual([poison]));
  });
});

it('a handler of a type without a contract stops the start', async () => {
  await expect(read('single', () => undefined, kafka, { contracts: [] })).rejects.toThrow(statusChanged.type);
});
