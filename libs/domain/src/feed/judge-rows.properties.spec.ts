import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aFeed, aRow } from './a-feed.ts';
import type { Feed, KeptRow } from './feed.ts';
import { judgeRows } from './judge-rows.ts';

const two = (n: number) => String(n).padStart(2, '0');
// Few instants and statuses, so that rows meet; days and instants mixed; some that cannot be read, some from the future.
const rows: fc.Arbitrary<KeptRow[]> = fc.array(
  fc
    .record({ status: fc.constantFrom('Mới nhận', 'Đang thẩm định', 'Chờ bổ sung', 'Đã ký', 'Đã trả', 'Không nhận', 'Đang bay'), day: fc.integer({ min: 19, max: 23 }), hour: fc.option(fc.integer({ min: 0, max: 2 })), so: fc.constantFrom('', '1', '2'), hen: fc.constantFrom('', '30/11/2026', '01/12/2026') })
    .map(({ status, day, hour, so, hen }) => ({ ...aRow(status, `${day}/11/2026${hour === null ? '' : ` ${two(hour)}:00`}`, { so, hen, receivedAt: '2026-11-22T12:00:00Z' }), id: JSON.stringify([status, day, hour, so, hen]) })),
  { maxLength: 10 },
);
const feeds: fc.Arbitrary<Feed> = fc.record({ sameInstant: fc.constantFrom('further' as const, 'less-far' as const), afterEnd: fc.constantFrom('end-holds' as const, 'alive-again' as const), keyed: fc.boolean() }).map(({ keyed, ...contradictions }) => aFeed({ contradictions, columns: { ...aFeed().columns, ...(keyed ? { key: 'so' } : {}) } }));
const courseOfRows = (of: readonly KeptRow[], feed: Feed) => judgeRows(of, feed).course;

describe('the course of a dossier from its rows', () => {
  it('is the same in whatever order they came, and however often', () => {
    const shuffled = rows.chain((of) => fc.tuple(fc.constant(of), fc.shuffledSubarray([...of, ...of], { minLength: of.length * 2 })));
    fc.assert(fc.property(shuffled, feeds, ([of, other], feed) => expect(courseOfRows(other, feed)).toEqual(courseOfRows(of, feed))));
  });

  it('is the same when it is judged again', () => {
    fc.assert(fc.property(rows, feeds, (of, feed) => expect(judgeRows(of, feed)).toEqual(judgeRows(of, feed))));
  });

  it('is not changed by rows that were refused, came twice or told of the future', () => {
    fc.assert(
      fc.property(rows, feeds, (of, feed) => {
        const { rows: judged, course } = judgeRows(of, feed);
        const counted = of.filter((_, at) => !['refused', 'duplicate', 'future'].includes(judged[at]?.fate ?? ''));
        expect(courseOfRows(counted, feed)).toEqual(course);
      }),
    );
  });

  it('loses no row: each has a fate, and each fact stands in the course or in a contradiction', () => {
    fc.assert(
      fc.property(rows, feeds, (of, feed) => {
        const { rows: judged, course } = judgeRows(of, feed);
        expect(judged).toHaveLength(of.length);
        const counted = judged.filter(({ fate }) => !['refused', 'duplicate', 'future'].includes(fate)).length;
        const [taken, left] = [new Set(course?.facts), new Set(course?.contradictions.map((one) => one.left))];
        expect([...left].filter((fact) => !taken.has(fact)).length + taken.size).toBe(counted);
      }),
    );
  });

  it('is moved by a late row only where that row contradicts', () => {
    fc.assert(
      fc.property(rows, feeds, (of, feed) => {
        of.forEach((_, at) => {
          const { rows: judged, course } = judgeRows(of.slice(0, at + 1), feed);
          if (judged[at]?.fate === 'late') expect(course?.facts.at(-1)).toEqual(courseOfRows(of.slice(0, at), feed)?.facts.at(-1));
        });
      }),
    );
  });

  it('never goes backwards in time', () => {
    fc.assert(fc.property(rows, feeds, (of, feed) => (courseOfRows(of, feed)?.facts ?? []).every(({ at }, index, all) => at >= (all[index - 1]?.at ?? ''))));
  });
});
