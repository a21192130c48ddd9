import type { EventOf, Contract } from './event.ts';
import { foldTopic, type LogRecord, type TopicFold } from './fold-topic.ts';
import type { Kafka } from './kafka.ts';
import { contractsByType, readEvent } from './read-event.ts';

export type Change<Value> = { key: string; value: Value } | { key: string; value: undefined };

/**
 * Small reference data in memory: the newest event per key of one contract's compacted topic, as data. Goes on with what it has while
 * Kafka is away. Records that are no such event are logged and passed over.
 */
export class CompactedTable<C extends Contract> {
  private readonly entries = new Map<string, EventOf<C>['data']>();
  private readonly listeners = new Set<(change: Change<EventOf<C>['data']>) => void>();
  private readonly contracts: ReadonlyMap<string, Contract>;
  private readonly fold: TopicFold;

  constructor(
    private readonly kafka: Kafka,
    private readonly contract: C,
  ) {
    this.contracts = contractsByType([contract]);
    this.fold = foldTopic(kafka, { topic: contract.topic, onBatch: (records) => records.forEach((record) => this.take(record)) });
  }

  /** Resolves when the table holds all that had been published when it started; an empty topic is read at once. */
  ready(): Promise<void> {
    return this.fold.caughtUp;
  }

  get(key: string): EventOf<C>['data'] | undefined {
    return this.entries.get(key);
  }

  values(): EventOf<C>['data'][] {
    return [...this.entries.values()];
  }

  /** Called after each change, including those of the first reading. @returns stops it */
  onChange(listener: (change: Change<EventOf<C>['data']>) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): Promise<void> {
    return this.fold.close();
  }

  private take({ key, value }: LogRecord): void {
    const reading = readEvent(Buffer.from(key), value === null ? null : Buffer.from(value), this.contracts);
    if (reading.kind === 'malformed') this.kafka.log.error({ topic: this.contract.topic, key, places: reading.places }, 'record of a compacted topic is malformed and passed over');
    if (reading.kind === 'tombstone') this.change({ key, value: undefined });
    if (reading.kind === 'event') this.change({ key, value: reading.event.data });
  }

  private change(change: Change<EventOf<C>['data']>): void {
    if (change.value === undefined) this.entries.delete(change.key);
    else this.entries.set(change.key, change.value);
    for (const listener of this.listeners) listener(change);
  }
}
