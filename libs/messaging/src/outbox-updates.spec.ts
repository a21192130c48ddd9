import { describe, expect, it } from '@jest/globals';
import { outboxWith, pullFromOutbox, pullOperations, pushToOutbox, unpublished } from './outbox-updates.ts';
import { aStatus } from './testing/a-status.ts';

const now = new Date('2026-11-23T03:00:00Z');
const idsOf = (operations: ReturnType<typeof pullOperations>) => operations.map((operation) => ('updateOne' in operation ? operation.updateOne.filter._id : undefined));

describe('taking published entries out', () => {
  it('is sorted by id, so that two processes never wait for each other in a circle', () => {
    expect(idsOf(pullOperations(['c', 'a', 'b'].map((id) => ({ id, eventIds: [] }))))).toEqual(['a', 'b', 'c']);
  });

  it('is one update per document, with the entries of all who asked', () => {
    const [operation, ...more] = pullOperations([{ id: 'a', eventIds: ['1'] }, { id: 'a', eventIds: ['2'] }]);
    expect(more).toEqual([]);
    expect(operation).toMatchObject({ updateOne: { update: pullFromOutbox(['1', '2']) } });
  });
});

describe('putting entries in', () => {
  it('notes since when something waits, and keeps the older instant', () => {
    const entry = aStatus();
    expect(outboxWith([entry], now)).toEqual({ outbox: [entry], outboxSince: now });
    expect(pushToOutbox([entry], now)).toEqual({ $push: { outbox: { $each: [entry] } }, $min: { outboxSince: now } });
  });

  it('changes nothing when there is nothing to say', () => {
    expect(outboxWith([], now)).toEqual({ outbox: [] });
    expect(pushToOutbox([], now)).toEqual({});
  });
});

it('what was unpublished when the document was loaded goes first', () => {
  const [old, added] = [aStatus(), aStatus()];
  expect(unpublished([old], [added])).toEqual([old, added]);
  expect(unpublished(undefined, [added])).toEqual([added]);
});
