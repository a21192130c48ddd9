import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { Departures } from './departures.ts';
import { aStatus } from './testing/a-status.ts';

/** How much of its outbox was there when it was read, in any order; and whether Kafka takes what it is given then. */
const readings = fc.array(fc.record({ length: fc.integer({ min: 1, max: 10 }), taken: fc.boolean() }), { maxLength: 12 });
const id = randomUUID();

it('never lets an older fact of a document stand after a newer one, however outboxes were read and whatever fails', () =>
  fc.assert(
    fc.asyncProperty(readings, fc.scheduler(), async (read, scheduler) => {
      const entries = Array.from({ length: 10 }, (_, index) => aStatus(id, index + 1));
      const arrived: string[] = [];
      const fates = read.map(({ taken }) => taken);
      const departures = new Departures(async (leaving) => {
        const taken = fates.shift();
        await scheduler.schedule(Promise.resolve(), 'Kafka');
        if (!taken) throw new Error('Kafka is away');
        arrived.push(...leaving.map(({ event }) => event.id));
      });
      const handedOver = read.map(({ length }) => departures.leave(id, entries.slice(0, length)).catch(() => undefined));
      await scheduler.waitFor(Promise.all(handedOver));
      expect(arrived).toEqual(entries.slice(0, arrived.length).map(({ event }) => event.id));
    }),
  ));

it('does not let one document wait for another', async () => {
  const [stuck, another] = [randomUUID(), randomUUID()];
  let release = () => undefined as void;
  const waiting = new Promise<void>((resolve) => (release = resolve));
  const left: string[] = [];
  const departures = new Departures(async ([first]) => {
    if (first?.event.subject === stuck) await waiting;
    left.push(String(first?.event.subject));
  });
  const late = departures.leave(stuck, [aStatus(stuck)]);
  await departures.leave(another, [aStatus(another)]);
  release();
  await late;
  expect(left).toEqual([another, stuck]);
});
