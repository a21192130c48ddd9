import { eventContracts } from '@motcua/contracts/events';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import type { EachBatchPayload } from 'kafkajs';
import { isObservable, lastValueFrom } from 'rxjs';
import { DeadLetterWriter } from './dead-letter-writer.ts';
import { Delivery, type Handler, type Outcome } from './delivery.ts';
import type { Contract } from './event.ts';
import type { Kafka } from './kafka.ts';
import { LastingConsumer } from './lasting-consumer.ts';
import { metric } from './metrics.ts';
import { PartitionPauses } from './partition-pauses.ts';
import { lanesOf, Progress, runsOf, workLanes } from './partition-work.ts';
import { contractsByType } from './read-event.ts';
import { deadTopicOf, deadTopicSettings, retryTopicOf, retryTopicSettings, settingsOf } from './topics.ts';

export interface StrategyOptions {
  contracts?: readonly Contract[];
  /** Keys of one partition worked on at once. */
  concurrency?: number;
  /** Events in one call of a batch handler. */
  batch?: number;
  /** How often a message is tried, and the milliseconds between, doubling. */
  tries?: { tries: number; first: number; most: number };
  /** Milliseconds for which a partition waits for a dependency, doubling. */
  pauses?: { first: number; most: number };
}

const defaults = { contracts: eventContracts as readonly Contract[], concurrency: 16, batch: 500, tries: { tries: 3, first: 200, most: 2_000 }, pauses: { first: 1_000, most: 30_000 } };
const beat = 2_000;

/**
 * Brings events to `@EventPattern(contract.type)` handlers. One group per service; per key in order, keys of a partition at once; offsets
 * are committed only up to what is done. A message that cannot be handled goes to dead letters and the partition moves on; a dependency
 * that is away pauses the partition until it heals.
 */
export class KafkaStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol.for('motcua-kafka');
  // Our own filter hands failures over as they are; Nest need not report them as well.
  override readonly propagatesEventHandlerErrors = true;
  private readonly options: Required<StrategyOptions>;
  private readonly deadLetters: DeadLetterWriter;
  private readonly pauses: PartitionPauses;
  private readonly handlers = new Map<string, Handler>();
  private readonly delivery: Delivery;
  private consumer: LastingConsumer | undefined;

  constructor(
    private readonly kafka: Kafka,
    options: StrategyOptions = {},
  ) {
    super();
    this.options = { ...defaults, ...options };
    this.deadLetters = new DeadLetterWriter(kafka);
    this.pauses = new PartitionPauses(this.options.pauses);
    const contracts = contractsByType(this.options.contracts);
    this.delivery = new Delivery({ contracts, handlers: this.handlers, deadLetters: this.deadLetters, log: kafka.log, bounds: this.options.tries });
  }

  /** Starts reading in the background: a service answers its users also while Kafka is away. */
  listen(callback: (error?: unknown) => void): void {
    for (const [type, handler] of this.messageHandlers) this.handlers.set(type, handlerOf(handler));
    const topics = this.topics();
    if (topics.length > 0) {
      const names = topics.flatMap((topic) => [topic, retryTopicOf(topic, this.kafka.settings.clientId)]);
      this.consumer = new LastingConsumer(this.kafka, {
        groupId: this.kafka.group,
        topics: names.map((name) => this.kafka.topic(name)),
        prepare: () => this.kafka.ensure(this.wanted(topics)),
        run: { eachBatchAutoResolve: false, autoCommitInterval: beat, partitionsConsumedConcurrently: 3, eachBatch: (payload) => this.consume(payload) },
      });
      void this.consumer.start();
    }
    callback();
  }

  /** True while this process takes part in reading, or has nothing to read. */
  get joined(): boolean {
    return this.consumer?.joined ?? true;
  }

  async close(): Promise<void> {
    this.pauses.close();
    await this.consumer?.stop();
    await this.deadLetters.close();
  }

  on(): never {
    throw new Error('events of the client are not handed out; handlers are @EventPattern methods');
  }

  unwrap<T>(): T {
    return this.kafka as T;
  }

  /** Topics that the handlers' types travel on. */
  private topics(): Contract['topic'][] {
    const handled = this.options.contracts.filter(({ type }) => this.messageHandlers.has(type));
    const unknown = [...this.messageHandlers.keys()].filter((type) => !handled.some((contract) => contract.type === type));
    if (unknown.length > 0) throw new Error(`handlers of types without a contract: ${unknown.join(', ')}`);
    return [...new Set(handled.map(({ topic }) => topic))];
  }

  private wanted(topics: Contract['topic'][]) {
    const group = this.kafka.settings.clientId;
    return new Map(
      topics.flatMap((topic) => [
        [topic, settingsOf(topic)] as const,
        [deadTopicOf(topic, group), deadTopicSettings] as const,
        [retryTopicOf(topic, group), retryTopicSettings] as const,
      ]),
    );
  }

  private async consume(payload: EachBatchPayload): Promise<void> {
    const { batch, resolveOffset } = payload;
    const progress = new Progress(batch.messages.map(({ offset }) => offset));
    const settle = () => {
      if (progress.committable !== undefined) resolveOffset(progress.committable);
    };
    const pulse = this.pulse(payload, settle);
    const outcome = await this.work(payload, progress, pulse.signal);
    pulse.stop();
    settle();
    this.note(payload, progress);
    if (outcome === 'away') this.wait(payload);
    pulse.signal.throwIfAborted();
  }

  /** Tells the group every other second that this member lives and how far it got. Aborts when the group gave the partition to another. */
  private pulse({ heartbeat, commitOffsetsIfNecessary }: EachBatchPayload, settle: () => void) {
    const lost = new AbortController();
    const beatOnce = async () => {
      settle();
      await heartbeat();
      await commitOffsetsIfNecessary();
    };
    const timer = setInterval(() => void beatOnce().catch((error: unknown) => lost.abort(error)), beat);
    return { signal: lost.signal, stop: () => clearInterval(timer) };
  }

  private async work(payload: EachBatchPayload, progress: Progress, lost: AbortSignal): Promise<Outcome> {
    const { batch, isRunning, isStale } = payload;
    const topic = this.contractTopicOf(batch.topic);
    const goesOn = () => isRunning() && !isStale() && !lost.aborted;
    let outcome: Outcome = 'done';
    const settled = (indexes: number[], result: Outcome) => {
      if (result === 'away') outcome = 'away';
      else indexes.forEach((index) => progress.done(index));
      if (result === 'done') this.pauses.healed(batch.topic, batch.partition);
      return result === 'done';
    };
    const take = (index: number) => {
      const message = batch.messages[index];
      return message && this.delivery.take(topic, batch.partition, message);
    };
    if (this.inRuns(topic)) {
      await this.workRuns(batch.messages.map((_, index) => index), take, goesOn, settled);
      return outcome;
    }
    await workLanes(lanesOf(batch.messages.map(({ key }) => key?.toString())), this.options.concurrency, async (index) => {
      const taken = goesOn() ? take(index) : undefined;
      return taken !== undefined && settled([index], await this.delivery.deliver(taken));
    });
    return outcome;
  }

  private async workRuns(
    indexes: number[],
    take: (index: number) => ReturnType<Delivery['take']> | undefined,
    goesOn: () => boolean,
    settled: (indexes: number[], outcome: Outcome) => boolean,
  ): Promise<void> {
    const all = indexes.flatMap((index) => {
      const taken = take(index);
      return taken ? [{ index, taken }] : [];
    });
    for (const run of runsOf(all, ({ taken }) => this.delivery.batchKind(taken), this.options.batch)) {
      if (!goesOn()) return;
      const [first] = run;
      if (!first) continue;
      const isBatch = this.delivery.batchKind(first.taken) !== undefined;
      const outcome = isBatch ? await this.delivery.deliverRun(run.map(({ taken }) => taken)) : await this.deliverInOrder(run.map(({ taken }) => taken));
      if (!settled(run.map(({ index }) => index), outcome)) return;
    }
  }

  private async deliverInOrder(run: ReturnType<Delivery['take']>[]): Promise<Outcome> {
    for (const taken of run) if ((await this.delivery.deliver(taken)) === 'away') return 'away';
    return 'done';
  }

  private inRuns(topic: string): boolean {
    return this.options.contracts.some((contract) => contract.topic === topic && this.handlers.get(contract.type)?.batch);
  }

  /** Retried messages count as of the topic they came from. */
  private contractTopicOf(name: string): string {
    const topic = this.kafka.contractTopic(name);
    const suffix = retryTopicOf('', this.kafka.settings.clientId);
    return topic.endsWith(suffix) ? topic.slice(0, -suffix.length) : topic;
  }

  private note({ batch }: EachBatchPayload, progress: Progress): void {
    const done = progress.committable === undefined ? BigInt(batch.firstOffset() ?? 0) - 1n : BigInt(progress.committable);
    metric('lag').set({ topic: batch.topic, partition: batch.partition }, Number(BigInt(batch.highWatermark) - done - 1n));
  }

  private wait({ batch: { topic, partition }, pause }: EachBatchPayload): void {
    const milliseconds = this.pauses.pause(topic, partition, pause);
    this.kafka.log.warn({ topic, partition, milliseconds }, 'partition waits for a dependency');
  }
}

const handlerOf = (handler: MessageHandler): Handler => ({
  batch: handler.extras?.['batch'] === true,
  call: async (payload, context) => {
    const answer: unknown = await handler(payload, context);
    if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
  },
});
