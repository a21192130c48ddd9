import type { Topic } from '@motcua/contracts/events';
import type { Producer, TopicMessages } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import type { OutboxEntry } from './event.ts';
import { backoff, DependencyAway } from './failure.ts';
import type { Kafka } from './kafka.ts';
import { metric } from './metrics.ts';

/** Events that may wait; more means that Kafka is away, and the outboxes keep them anyway. */
const mostWaiting = 20_000;
/** Events per request: large enough for throughput, small enough for the broker's 1 MB. */
const mostAtOnce = 500;

interface Waiting {
  entries: OutboxEntry[];
  since: number;
  done: () => void;
  failed: (error: unknown) => void;
}

/**
 * Publishes events, idempotently and acknowledged by all replicas. What is handed over while a request is under way travels
 * together in the next one: one request at a time keeps the order in which events were handed over.
 */
export class EventPublisher {
  private producer: Producer | undefined;
  private connecting: Promise<Producer> | undefined;
  private readonly queue: Waiting[] = [];
  private waiting = 0;
  private running: Promise<void> | undefined;
  private closed = false;
  private healthy = false;

  /** @param topics made before the first event if they are missing */
  constructor(
    private readonly kafka: Kafka,
    private readonly topics: readonly Topic[] = [],
  ) {}

  /** Connects now, so that the first citizen does not wait for it. @throws when no broker answers; publishing then tries again. */
  async connect(): Promise<void> {
    await this.connected();
  }

  /** Goes on trying until it is connected or closed. */
  async connectAtLast(): Promise<void> {
    for (let tried = 1; !this.closed && !this.producer; tried += 1) {
      const failure = await this.connect().catch((error: unknown) => error);
      if (failure === undefined) return;
      this.kafka.log.warn({ err: failure, tried }, 'Kafka is not there yet');
      await pause(backoff(tried, { first: 500, most: 10_000 }), undefined, { ref: false });
    }
  }

  /** False for a service that writes no topic. */
  get needed(): boolean {
    return this.topics.length > 0;
  }

  get connectedNow(): boolean {
    return this.healthy;
  }

  /**
   * Resolves when all brokers have the events. Events of one subject must be handed over in order.
   * @throws DependencyAway when Kafka does not take them in time or too many wait already; they may or may not have arrived.
   */
  publish(entries: OutboxEntry[]): Promise<void> {
    if (entries.length === 0) return Promise.resolve();
    if (this.closed) return Promise.reject(new DependencyAway('the publisher is closed'));
    if (this.waiting + entries.length > mostWaiting) return Promise.reject(new DependencyAway('too many events wait for Kafka'));
    return new Promise((done, failed) => {
      this.queue.push({ entries, since: performance.now(), done, failed });
      this.waiting += entries.length;
      this.running ??= this.work();
    });
  }

  /** Publishes what waits, then disconnects. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
    // A connection on its way would outlive us; one to a Kafka that is away is not waited for.
    await Promise.race([this.connecting?.catch(() => undefined), pause(5_000, undefined, { ref: false })]);
    this.healthy = false;
    await this.producer?.disconnect();
    this.producer = undefined;
  }

  private async work(): Promise<void> {
    // One turn of the event loop: what other requests publish in this turn comes along.
    await new Promise(setImmediate);
    while (this.queue.length > 0) {
      const batch = takeBatch(this.queue);
      await this.send(batch);
      this.waiting -= batch.reduce((events, { entries }) => events + entries.length, 0);
    }
    this.running = undefined;
  }

  /** One event that is too large for the broker must not keep back what happened to travel with it. */
  private async sendEach(batch: Waiting[]): Promise<void> {
    for (const one of batch) await this.send([one]);
  }

  private async send(batch: Waiting[]): Promise<void> {
    const entries = batch.flatMap((waiting) => waiting.entries);
    try {
      const producer = await this.connected();
      await producer.sendBatch({ acks: -1, timeout: 10_000, topicMessages: this.byTopic(entries) });
      this.note(batch, entries);
      batch.forEach(({ done }) => done());
    } catch (error) {
      await this.drop();
      if (isTooLarge(error) && batch.length > 1) return this.sendEach(batch);
      this.kafka.log.warn({ err: error, events: entries.length }, 'publishing failed');
      batch.forEach(({ failed }) => failed(new DependencyAway('Kafka did not take the events', { cause: error })));
    }
  }

  /** One connection, also when the start and the first events ask for it at once: a second one would never be closed. */
  private connected(): Promise<Producer> {
    if (this.producer) return Promise.resolve(this.producer);
    this.connecting ??= this.connectAnew().finally(() => {
      this.connecting = undefined;
    });
    return this.connecting;
  }

  private async connectAnew(): Promise<Producer> {
    await this.kafka.ensureTopics(this.topics);
    const producer = this.kafka.producer();
    await producer.connect();
    producer.on(producer.events.DISCONNECT, () => {
      this.healthy = false;
    });
    this.producer = producer;
    this.healthy = true;
    return producer;
  }

  /** After a failure the client's sequence numbers may not be what the broker expects: the next request starts with a new producer. */
  private async drop(): Promise<void> {
    const old = this.producer;
    this.producer = undefined;
    this.healthy = false;
    await old?.disconnect().catch(() => undefined);
  }

  private byTopic(entries: OutboxEntry[]): TopicMessages[] {
    const topics = Map.groupBy(entries, ({ topic }) => topic);
    return [...topics].map(([topic, of]) => ({ topic: this.kafka.topic(topic), messages: of.map(({ event }) => message(event)) }));
  }

  private note(batch: Waiting[], entries: OutboxEntry[]): void {
    const now = performance.now();
    batch.forEach(({ since }) => metric('publishSeconds').observe((now - since) / 1000));
    for (const [topic, of] of Map.groupBy(entries, (entry) => entry.topic)) metric('published').inc({ topic }, of.length);
  }
}

const headers = { 'content-type': 'application/cloudevents+json; charset=utf-8' };

const message = (event: OutboxEntry['event']) => ({ key: event.subject, value: JSON.stringify(event), headers });

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && ('type' in error ? ['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE'].includes(String(error.type)) : isTooLarge(error.cause));

/** Whole hand-overs from the front, at least one, within the bounds of a request. */
function takeBatch(queue: Waiting[]): Waiting[] {
  let events = 0;
  let taken = 0;
  for (const { entries } of queue) {
    events += entries.length;
    if (taken > 0 && events > mostAtOnce) break;
    taken += 1;
  }
  return queue.splice(0, taken);
}
