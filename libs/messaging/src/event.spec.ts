import { expect, it } from '@jest/globals';
import { submissionMade } from '@motcua/contracts/events';
import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { newEvent } from './event.ts';
import { spanContextOf } from './trace.ts';
import { aSubmission, at } from './testing/a-status.ts';

const data = aSubmission().event.data as Parameters<typeof newEvent<typeof submissionMade>>[1]['data'];
const init = { source: '/motcua/eforms', subject: 'd-1', time: at, data };

it('a new event is one that its contract accepts', () => {
  const event = newEvent(submissionMade, { ...init, time: new Date(at) });
  expect(submissionMade.schema.parse(event)).toEqual(event);
  expect(event).toMatchObject({ specversion: '1.0', type: submissionMade.type, subject: 'd-1', time: at });
});

it('two events are never taken for one', () => {
  expect(newEvent(submissionMade, init).id).not.toBe(newEvent(submissionMade, init).id);
});

it('data that does not fit the contract is refused before it is written', () => {
  expect(() => newEvent(submissionMade, { ...init, data: { ...data, channel: 'pigeon' as 'api' } })).toThrow('channel');
});

it('carries the trace of what is being done', () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const active = trace.setSpanContext(context.active(), spanContextOf(traceparent)!);
  expect(context.with(active, () => newEvent(submissionMade, init)).traceparent).toBe(traceparent);
  expect(newEvent(submissionMade, init).traceparent).toBeUndefined();
  context.disable();
});

it.each([undefined, '', 'nonsense', '01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'])('%j is no trace', (text) => {
  expect(spanContextOf(text)).toBeUndefined();
});
