import type { CloudEvent } from '@motcua/contracts/events';
import type { KafkaMessage } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import type { DeadLetterWriter } from './dead-letter-writer.ts';
import { letterFor, type Cause } from './dead-letter.ts';
import type { Contract } from './event.ts';
import { EventContext } from './event-context.ts';
import { backoff, namesOf, verdictOn, type Bounds } from './failure.ts';
import type { Log } from './kafka-log.ts';
import { metric } from './metrics.ts';
import { readEvent, type Reading } from './read-event.ts';
import { asConsumerOf } from './trace.ts';

/** `done`: handled, of no concern, or put aside. `away`: not handled, because a dependency is away. */
export type Outcome = 'done' | 'away';

/** A message with what was read from it. */
export interface Taken {
  topic: string;
  partition: number;
  message: KafkaMessage;
  reading: Reading;
}

export interface Handler {
  batch: boolean;
  call(payload: CloudEvent | CloudEvent[], context: EventContext): Promise<void>;
}

interface Parts {
  contracts: ReadonlyMap<string, Contract>;
  handlers: ReadonlyMap<string, Handler>;
  deadLetters: DeadLetterWriter;
  log: Log;
  bounds: Bounds & { first: number; most: number };
}

/** Brings one message, or a run of them, to its handler, and decides what becomes of it when that fails. */
export class Delivery {
  constructor(private readonly parts: Parts) {}

  take(topic: string, partition: number, message: KafkaMessage): Taken {
    return { topic, partition, message, reading: readEvent(message.key, message.value, this.parts.contracts) };
  }

  /** What may be handed over in one call: the type, if its handler takes batches. */
  batchKind({ reading }: Taken): string | undefined {
    return reading.kind === 'event' && this.parts.handlers.get(reading.event.type)?.batch ? reading.event.type : undefined;
  }

  async deliver(taken: Taken): Promise<Outcome> {
    const { reading, topic } = taken;
    if (reading.kind === 'malformed') return this.bury(taken, { reason: 'malformed', error: reading.places, code: '', attempts: 0 });
    if (reading.kind === 'unknown') metric('ignored').inc({ topic });
    if (reading.kind !== 'event') return 'done';
    const handler = this.parts.handlers.get(reading.event.type);
    if (!handler) return 'done';
    const failure = await this.try([taken], handler, handler.batch ? [reading.event] : reading.event);
    return failure === undefined || failure === 'away' ? (failure ?? 'done') : this.bury(taken, failure);
  }

  /** @param run messages of one batch kind; read and in order */
  async deliverRun(run: readonly Taken[]): Promise<Outcome> {
    const events = run.flatMap(({ reading }) => (reading.kind === 'event' ? [reading.event] : []));
    const handler = this.parts.handlers.get(events[0]?.type ?? '');
    if (!handler || events.length === 0) return 'done';
    const failure = await this.try(run, handler, events);
    return failure === 'away' ? 'away' : failure === undefined ? 'done' : this.oneByOne(run);
  }

  private async oneByOne(run: readonly Taken[]): Promise<Outcome> {
    for (const taken of run) if ((await this.deliver(taken)) === 'away') return 'away';
    return 'done';
  }

  /** @returns why it failed in the end, or nothing when it was handled. */
  private async try(run: readonly Taken[], handler: Handler, payload: CloudEvent | CloudEvent[]): Promise<Cause | 'away' | undefined> {
    const [first] = run;
    if (!first || first.reading.kind !== 'event') return undefined;
    const { topic, partition, reading } = first;
    const { type, traceparent } = reading.event;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await asConsumerOf(`consume ${type}`, traceparent, () => handler.call(payload, new EventContext([{ topic, partition, attempt }])));
        metric('consumed').inc({ topic, type }, run.length);
        return undefined;
      } catch (error) {
        const cause = this.judge(error, attempt, first);
        if (cause !== 'again') return cause;
        await pause(backoff(attempt, this.parts.bounds));
      }
    }
  }

  private judge(error: unknown, attempts: number, { topic, partition, message, reading }: Taken): Cause | 'away' | 'again' {
    const { bounds, log } = this.parts;
    const verdict = verdictOn(error, attempts, bounds);
    metric('failed').inc({ topic, verdict });
    const type = reading.kind === 'event' ? reading.event.type : undefined;
    log.warn({ err: error, topic, partition, offset: message.offset, type, attempts, verdict }, 'event could not be handled');
    if (verdict !== 'dead') return verdict;
    return { reason: attempts < bounds.tries ? 'refused' : 'failed', ...namesOf(error), attempts };
  }

  private async bury(taken: Taken, cause: Cause): Promise<Outcome> {
    const { topic, partition, message } = taken;
    const letter = letterFor(message, { topic, partition, offset: message.offset }, cause, new Date());
    try {
      await this.parts.deadLetters.put(letter);
    } catch {
      return 'away';
    }
    metric('dead').inc({ topic: letter.topic, reason: cause.reason });
    this.parts.log.error({ letter: letter.id, cause: cause.reason, code: cause.code, attempts: cause.attempts }, 'message put to dead letters');
    return 'done';
  }
}
