import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RowDocument } from '../rows/row.schema.ts';
import { emptyTally, tallied } from './tally.ts';

const aRow = (minute: number, fate: RowDocument['fate'], n = 0): RowDocument => {
  const at = new Date(minute * 60_000);
  return { _id: `f:${minute}-${n}`, feed: 'f', values: {}, factors: [], firstAt: at, place: minute, receivedAt: at, times: 1, fate };
};

describe('the list of refused rows in a tally', () => {
  it('is, newest first, all that came after the instant from which on it goes, in whatever order rows are counted and judged anew', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 150 }), fc.constantFrom('refused' as const, 'newer' as const), fc.integer({ min: 0, max: 3 })), { minLength: 200, maxLength: 900 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 300 }), (arrived, batch) => {
        const now = new Map<string, RowDocument>();
        let tally = emptyTally('f');
        for (let from = 0; from < arrived.length; from += batch) {
          const part = new Map(arrived.slice(from, from + batch).map(([minute, fate, n]) => [`${minute}-${n}`, aRow(minute, fate, n)]));
          for (const [id, row] of part) now.set(id, row);
          tally = tallied(tally, { rows: [...part.values()], dossiers: [] });
        }
        const { refused, cutAt } = tally;
        const wanted = [...now.values()].filter(({ fate, receivedAt }) => fate === 'refused' && (cutAt === undefined || receivedAt > cutAt));
        expect(refused.map(({ row }) => row).sort()).toEqual(wanted.map(({ _id }) => _id).sort());
        expect(refused.length).toBeLessThanOrEqual(200);
        expect(refused.map(({ receivedAt }) => receivedAt.getTime())).toEqual(refused.map(({ receivedAt }) => receivedAt.getTime()).sort((one, other) => other - one));
      }),
      { numRuns: 50 },
    );
  });
});
