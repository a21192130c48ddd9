import type { Topic } from '@motcua/contracts/events';
import { randomUUID } from 'node:crypto';
import { letterOf, retryRecordOf, type Letter } from './dead-letter.ts';
import type { Kafka } from './kafka.ts';
import { contractTopics, deadTopicOf, retryTopicOf, retryTopicSettings } from './topics.ts';

/** A letter with the group that put it aside. */
export interface Found extends Letter {
  group: string;
}

interface DeadRecord {
  key: Buffer | null;
  value: Buffer | null;
  headers?: Letter['headers'];
}

/** Letters that still wait: the newest record per id, unless it is a tombstone. Pure. */
export function waitingLetters(records: readonly DeadRecord[]): Letter[] {
  const waiting = new Map<string, Letter>();
  for (const { key, value, headers } of records) {
    const id = key?.toString() ?? '';
    const letter = letterOf({ key, value, headers: headers ?? {} });
    waiting.delete(id);
    if (letter) waiting.set(id, letter);
  }
  return [...waiting.values()];
}

/** `motcua.dossier.v1.notify.dead` → topic and group; undefined for a topic that holds no letters. Pure. */
export function deadTopicParts(name: string): { topic: Topic; group: string } | undefined {
  const topic = contractTopics.find((known) => name.startsWith(`${known}.`) && name.endsWith('.dead'));
  const group = topic && name.slice(topic.length + 1, -'.dead'.length);
  return topic && group ? { topic, group } : undefined;
}

/** The letters of all groups: listed, sent once more to the group that failed, or discarded. */
export class DeadLetters {
  constructor(private readonly kafka: Kafka) {}

  /** @param topic only of this topic, as contracts name it */
  async list(topic?: string): Promise<Found[]> {
    const names = await this.kafka.administer((admin) => admin.listTopics());
    const boxes = names.flatMap((name) => {
      const parts = deadTopicParts(this.kafka.contractTopic(name));
      return parts && this.kafka.topic(deadTopicOf(parts.topic, parts.group)) === name && (!topic || parts.topic === topic) ? [{ name, ...parts }] : [];
    });
    const found = await this.readAll(boxes.map(({ name }) => name));
    return boxes.flatMap(({ name, group }) => waitingLetters(found.get(name) ?? []).map((letter) => ({ ...letter, group })));
  }

  /**
   * Sends letters to the retry topics of their groups, then takes them out. Only the group that failed sees them again; one that fails
   * again comes back as a letter that says how often it was replayed. @returns how many were sent
   */
  async replay(letters: readonly Found[]): Promise<number> {
    await this.kafka.ensure(new Map(letters.map(({ topic, group }) => [retryTopicOf(topic, group), retryTopicSettings])));
    await this.send(letters.map((letter) => ({ topic: retryTopicOf(letter.topic, letter.group), message: retryRecordOf(letter) })));
    return this.discard(letters);
  }

  /** Takes letters out for good. @returns how many */
  async discard(letters: readonly Found[]): Promise<number> {
    await this.send(letters.map(({ topic, group, id }) => ({ topic: deadTopicOf(topic, group), message: { key: id, value: null } })));
    return letters.length;
  }

  private async send(records: readonly { topic: string; message: { key: string | null; value: Buffer | null } }[]): Promise<void> {
    const producer = this.kafka.producer();
    await producer.connect();
    try {
      for (const { topic, message } of records) await producer.send({ topic: this.kafka.topic(topic), acks: -1, messages: [message] });
    } finally {
      await producer.disconnect();
    }
  }

  /** Everything up to the ends as they are now, through a group that is gone afterwards. */
  private async readAll(topics: string[]): Promise<Map<string, DeadRecord[]>> {
    const records = new Map<string, DeadRecord[]>(topics.map((topic) => [topic, []]));
    const missing = await this.missing(topics);
    if (missing.size === 0) return records;
    const groupId = `${this.kafka.group}.letters.${randomUUID()}`;
    const consumer = this.kafka.consumer({ groupId });
    await consumer.connect();
    await consumer.subscribe({ topics: [...missing.keys()], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload: { error } }) => reject(error));
      void consumer.run({
        autoCommit: false,
        eachBatch: async ({ batch }) => {
          records.get(batch.topic)?.push(...batch.messages);
          if (BigInt(batch.lastOffset()) + 1n >= (missing.get(batch.topic) ?? 0n)) missing.delete(batch.topic);
          if (missing.size === 0) resolve();
        },
      }).catch(reject);
    }).finally(() => consumer.disconnect());
    await this.kafka.administer((admin) => admin.deleteGroups([groupId])).catch(() => undefined);
    return records;
  }

  /** Ends of the topics that hold anything; letters' topics have one partition. */
  private async missing(topics: string[]): Promise<Map<string, bigint>> {
    return this.kafka.administer(async (admin) => {
      const ends = await Promise.all(topics.map(async (topic) => [topic, await admin.fetchTopicOffsets(topic)] as const));
      return new Map(ends.flatMap(([topic, [partition]]) => (partition && partition.high !== partition.low ? [[topic, BigInt(partition.high)] as const] : [])));
    });
  }
}
