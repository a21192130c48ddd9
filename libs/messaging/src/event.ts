import type { CloudEvent, Topic } from '@motcua/contracts/events';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { traceparentOf } from './trace.ts';

/** Any of `@motcua/contracts/events`. */
export interface Contract {
  type: string;
  topic: Topic;
  summary: string;
  schema: z.ZodType<CloudEvent>;
}

export type EventOf<C extends Contract> = z.output<C['schema']>;

type DataIn<C extends Contract> = z.input<C['schema']> extends { data: infer Data } ? Data : never;

/** What stands in an aggregate's `outbox` until it was published: the event as it will travel, and where to. */
export interface OutboxEntry {
  topic: Topic;
  event: CloudEvent;
}

export interface NewEvent<C extends Contract> {
  /** Who says so: `/motcua/one-stop`. */
  source: string;
  /** The aggregate's id: key of the message, so that one aggregate's events stay in order. */
  subject: string;
  data: DataIn<C>;
  time: Date | string;
  /** Random unless the caller can name the fact itself. */
  id?: string;
}

/**
 * Builds an event and parses it with its own contract, with the trace of what is being done right now.
 * @throws ZodError when the data does not fit the contract: a mistake in this service, found before it is written.
 */
export function newEvent<C extends Contract>(contract: C, { source, subject, data, time, id = randomUUID() }: NewEvent<C>): EventOf<C> {
  const traceparent = traceparentOf();
  return contract.schema.parse({
    specversion: '1.0',
    id,
    source,
    type: contract.type,
    subject,
    time: typeof time === 'string' ? time : time.toISOString(),
    datacontenttype: 'application/json',
    ...(traceparent ? { traceparent } : {}),
    data,
  }) as EventOf<C>;
}

/** `newEvent` together with its topic, ready for an outbox. */
export const newEntry = <C extends Contract>(contract: C, init: NewEvent<C>): OutboxEntry => ({ topic: contract.topic, event: newEvent(contract, init) });
