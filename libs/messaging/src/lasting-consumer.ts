import type { Consumer, ConsumerRunConfig } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { backoff } from './failure.ts';
import type { Kafka } from './kafka.ts';

export interface Consuming {
  groupId: string;
  /** Names at the broker. */
  topics: string[];
  run: ConsumerRunConfig;
  /** Done before each start: topics that must be there. */
  prepare?: () => Promise<void>;
  /** Bytes of one partition that are taken at once. */
  maxBytesPerPartition?: number;
  /** Called each time the group gave this member its partitions, before the first message. */
  joined?: (consumer: Consumer) => void;
  /** Called after each fetch, also one without messages. */
  fetched?: () => void;
}

/**
 * A consumer that goes on for ever: it waits for a Kafka that is not there yet, and starts over after errors that the client gives up on.
 * A group without committed offsets begins with the oldest message, so nothing published before it was there is missed.
 */
export class LastingConsumer {
  private consumer: Consumer | undefined;
  private starting: Promise<void> | undefined;
  private stopped = new AbortController();
  private member = false;

  constructor(
    private readonly kafka: Kafka,
    private readonly consuming: Consuming,
  ) {}

  /** True while this process is a member of its group. */
  get joined(): boolean {
    return this.member;
  }

  /** Resolves once running; with Kafka away that may take long. */
  start(): Promise<void> {
    this.starting ??= this.startOver();
    return this.starting;
  }

  /** Takes nothing more, finishes and commits what it took, leaves the group. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await this.starting?.catch(() => undefined);
    await this.consumer?.disconnect();
    this.member = false;
  }

  private async startOver(): Promise<void> {
    for (let tried = 1; !this.stopped.signal.aborted; tried += 1) {
      const consumer = this.create();
      try {
        await this.consuming.prepare?.();
        this.stopped.signal.throwIfAborted();
        await consumer.connect();
        await consumer.subscribe({ topics: this.consuming.topics, fromBeginning: true });
        await consumer.run(this.consuming.run);
        this.consumer = consumer;
        return;
      } catch (error) {
        await consumer.disconnect().catch(() => undefined);
        if (this.stopped.signal.aborted) return;
        this.kafka.log.warn({ err: error, groupId: this.consuming.groupId, tried }, 'consumer could not start and tries again');
        await pause(backoff(tried, { first: 500, most: 10_000 }), undefined, { signal: this.stopped.signal }).catch(() => undefined);
      }
    }
  }

  private create(): Consumer {
    const { groupId, joined, fetched, maxBytesPerPartition = 1024 * 1024 } = this.consuming;
    const consumer = this.kafka.consumer({ groupId, maxBytesPerPartition });
    consumer.on(consumer.events.GROUP_JOIN, () => {
      this.member = true;
      joined?.(consumer);
    });
    if (fetched) consumer.on(consumer.events.FETCH, fetched);
    consumer.on(consumer.events.CRASH, ({ payload: { restart, error } }) => {
      this.member = false;
      if (restart || this.stopped.signal.aborted) return;
      this.kafka.log.warn({ err: error, groupId }, 'consumer gave up and is started over');
      this.starting = this.startOver();
    });
    return consumer;
  }
}
