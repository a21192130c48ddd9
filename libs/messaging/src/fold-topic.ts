import type { Topic } from '@motcua/contracts/events';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CatchUp } from './catch-up.ts';
import { backoff } from './failure.ts';
import type { Kafka } from './kafka.ts';
import { LastingConsumer } from './lasting-consumer.ts';
import { metric } from './metrics.ts';

/** One record of a compacted topic; `value` null takes the key out. */
export interface LogRecord {
  key: string;
  value: string | null;
}

/** Where reading goes on, per partition: decimal text, as Kafka's offsets are 64 bits wide. */
export type Offsets = Readonly<Record<number, string>>;

export interface Fold {
  topic: Topic;
  /** Where to begin; partitions that are missing begin with their first record. */
  fromOffsets?: Offsets;
  /**
   * Called with records of one partition, in order, never twice at once. Whoever keeps the table on disk keeps `next` in the same
   * transaction. When it fails it is called again with the same records until it works. Old records may come again after a reconnect.
   */
  onBatch: (records: readonly LogRecord[], next: Offsets) => Promise<void> | void;
}

export interface TopicFold {
  /** Resolves when everything was read that stood in the topic when reading began. */
  readonly caughtUp: Promise<void>;
  /** Records behind the end, over all partitions, as of the last batch. */
  lag(): number;
  close(): Promise<void>;
}

/**
 * Reads all partitions of a topic from given offsets and goes on for ever. Every process is a group of its own, which commits nothing and
 * is deleted in the end: what was read is known only to who keeps the table. Kafka may be away, at the start as well.
 */
export function foldTopic(kafka: Kafka, fold: Fold): TopicFold {
  const reading = new Reading(kafka, fold);
  reading.start();
  return reading;
}

const mostToLeave = 5_000;

class Reading implements TopicFold {
  private readonly groupId: string;
  private readonly topic: string;
  private readonly next: Record<number, string>;
  private readonly behind = new Map<number, number>();
  private readonly progress = new CatchUp();
  private readonly consumer: LastingConsumer;
  private closed = false;

  constructor(
    private readonly kafka: Kafka,
    private readonly fold: Fold,
  ) {
    this.topic = kafka.topic(fold.topic);
    this.groupId = `${kafka.group}.fold.${randomUUID()}`;
    this.next = { ...fold.fromOffsets };
    this.consumer = new LastingConsumer(kafka, {
      groupId: this.groupId,
      topics: [this.topic],
      maxBytesPerPartition: 4 * 1024 * 1024,
      prepare: () => this.prepare(),
      joined: (consumer) => this.goOn(consumer),
      fetched: () => this.progress.fetched(),
      run: { autoCommit: false, eachBatchAutoResolve: true, eachBatch: (payload) => this.take(payload) },
    });
  }

  get caughtUp(): Promise<void> {
    return this.progress.reached;
  }

  start(): void {
    void this.consumer.start();
  }

  lag(): number {
    return [...this.behind.values()].reduce((sum, records) => sum + records, 0);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.progress.close();
    // Nothing is committed here, so nothing is lost by leaving at once: the client's leaving can hang for as long as its group is being made.
    await Promise.race([this.consumer.stop(), pause(mostToLeave, undefined, { ref: false })]);
    // A group that is not deleted goes by itself, as it has neither members nor offsets; this only spares the wait.
    await this.kafka.administer((admin) => admin.deleteGroups([this.groupId])).catch(() => undefined);
  }

  /** What stands in the topic now has to be read before the table counts as complete. */
  private async prepare(): Promise<void> {
    await this.kafka.ensureTopics([this.fold.topic]);
    const ends = await this.kafka.administer((admin) => admin.fetchTopicOffsets(this.topic));
    for (const { partition, low } of ends) this.next[partition] ??= low;
    this.progress.aim(ends.map(({ partition, high }) => ({ partition, end: high })));
    for (const [partition, offset] of Object.entries(this.next)) this.progress.readTo(Number(partition), offset);
  }

  /** After every joining, also one in the middle, because this group keeps no offsets. */
  private goOn(consumer: Consumer): void {
    for (const [partition, offset] of Object.entries(this.next)) consumer.seek({ topic: this.topic, partition: Number(partition), offset });
  }

  private async take({ batch, heartbeat, isRunning }: EachBatchPayload): Promise<void> {
    const { partition, messages, highWatermark } = batch;
    const next = String(BigInt(batch.lastOffset()) + 1n);
    const records = messages.flatMap(({ key, value }) => (key === null ? [] : [{ key: key.toString(), value: value?.toString() ?? null }]));
    for (let tried = 1; ; tried += 1) {
      try {
        await this.fold.onBatch(records, { [partition]: next });
        break;
      } catch (error) {
        this.kafka.log.error({ err: error, topic: this.topic, partition, tried }, 'records could not be folded and are tried again');
        await pause(backoff(tried, { first: 250, most: 5_000 }));
        await heartbeat();
        // Not folded, so not counted as read: throwing keeps the position where it was.
        if (this.closed || !isRunning()) throw error;
      }
    }
    this.next[partition] = next;
    this.behind.set(partition, Number(BigInt(highWatermark) - BigInt(next)));
    metric('lag').set({ topic: this.topic, partition }, this.behind.get(partition) ?? 0);
    this.progress.readTo(partition, next);
  }
}
