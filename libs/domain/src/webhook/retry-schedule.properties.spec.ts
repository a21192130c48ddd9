import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jitter, restAfter, troubleAfter, waitAfter, waits } from './retry-schedule.ts';

const chances = fc.double({ min: 0, max: 1, noNaN: true });
const tries = fc.integer({ min: 1, max: waits.length });
const hour = 3_600_000;

describe('the waits between tries', () => {
  it('grow, whatever chance adds', () => {
    fc.assert(
      fc.property(tries, chances, chances, (tried, one, other) => {
        const [now = 0, later] = [waitAfter(tried, one), waitAfter(tried + 1, other)];
        expect(later === undefined || later >= now).toBe(true);
      }),
    );
  });

  it('are never shorter than the table says, and a tenth longer at most', () => {
    fc.assert(
      fc.property(tries, chances, (tried, chance) => {
        const [wait = 0, least = 0] = [waitAfter(tried, chance), waits[tried - 1]];
        expect(wait >= least * 1_000 && wait <= least * 1_000 * (1 + jitter) + 1).toBe(true);
      }),
    );
  });

  it('go on for three days and end before the fourth is over', () => {
    fc.assert(
      fc.property(fc.array(chances, { minLength: waits.length, maxLength: waits.length }), (some) => {
        const whole = some.reduce((sum, chance, at) => sum + (waitAfter(at + 1, chance) ?? 0), 0);
        expect(whole >= 72 * hour && whole < 96 * hour).toBe(true);
      }),
    );
  });

  it('come to an end', () => {
    fc.assert(fc.property(fc.integer({ min: waits.length + 1, max: 1_000 }), chances, (tried, chance) => expect(waitAfter(tried, chance)).toBeUndefined()));
  });
});

describe('the rest of a partner in trouble', () => {
  it('begins with the failure that makes it one, grows, and is ten minutes at most', () => {
    fc.assert(
      fc.property(fc.nat(1_000), (failures) => {
        expect(restAfter(failures) > 0).toBe(failures >= troubleAfter);
        expect(restAfter(failures + 1) >= restAfter(failures)).toBe(true);
        expect(restAfter(failures) <= 600_000).toBe(true);
      }),
    );
  });
});
