import { describe, expect, it } from '@jest/globals';
import { aFeed, aRow } from './a-feed.ts';
import type { Feed, KeptRow } from './feed.ts';
import { factorsOf, newest, timelineOf } from './feed-course.ts';
import { judgeRows } from './judge-rows.ts';

const received = aRow('Mới nhận', '20/11/2026 08:00');
const checked = aRow('Đang thẩm định', '21/11/2026 08:00');
const signed = aRow('Đã ký', '25/11/2026 08:00');
const returned = aRow('Đã trả', '26/11/2026 08:00');

const fates = (rows: readonly KeptRow[], feed: Partial<Feed> = {}) => judgeRows(rows, aFeed(feed)).rows.map(({ fate }) => fate);
const states = (rows: readonly KeptRow[], feed: Partial<Feed> = {}) => {
  const { course } = judgeRows(rows, aFeed(feed));
  return course ? timelineOf(course).map(({ state }) => state) : [];
};
const kinds = (rows: readonly KeptRow[], feed: Partial<Feed> = {}) => judgeRows(rows, aFeed(feed)).course?.contradictions.map(({ kind }) => kind);

describe('rows of one dossier', () => {
  it('in order are the first and newer ones', () => {
    expect(fates([received, checked, signed, returned])).toEqual(['first', 'newer', 'newer', 'newer']);
    expect(states([received, checked, signed, returned])).toEqual(['received', 'in-processing', 'completed', 'returned']);
  });

  it('that come late go into the timeline and move nothing', () => {
    expect(fates([signed, received])).toEqual(['first', 'late']);
    expect(states([signed, received])).toEqual(['received', 'completed']);
  });

  it('of the same content are one, also when the instant is written in another way', () => {
    expect(fates([received, aRow('MỚI NHẬN', '2026-11-20T01:00:00Z')])).toEqual(['first', 'duplicate']);
  });

  it('of one instant and two statuses contradict: the feed says which counts', () => {
    const rows = [checked, aRow('Chờ bổ sung', '21/11/2026 08:00')];
    expect(fates(rows)).toEqual(['first', 'contradictory']);
    expect(kinds(rows)).toEqual(['same-instant']);
    expect(states(rows)).toEqual(['supplement-requested']);
    expect(states(rows, { contradictions: { sameInstant: 'less-far', afterEnd: 'end-holds' } })).toEqual(['in-processing']);
  });

  it('of one day contradict nothing when the system tells days only', () => {
    const rows = [aRow('Đã ký', '25/11/2026'), aRow('Đang thẩm định', '25/11/2026')];
    expect(fates(rows)).toEqual(['first', 'late']);
    expect(states(rows)).toEqual(['in-processing', 'completed']);
  });

  it('that let a dossier live again after its end contradict: the feed says whether the end holds', () => {
    const rows = [received, aRow('Không nhận', '21/11/2026 08:00'), aRow('Đang thẩm định', '22/11/2026 08:00')];
    expect(fates(rows)).toEqual(['first', 'newer', 'contradictory']);
    expect(states(rows)).toEqual(['received', 'refused']);
    expect(states(rows, { contradictions: { sameInstant: 'further', afterEnd: 'alive-again' } })).toEqual(['received', 'refused', 'in-processing']);
  });

  it('of one key replace each other, and it is told', () => {
    const feed = { columns: { ...aFeed().columns, key: 'so' } };
    const rows = [{ ...checked, values: { ...checked.values, so: '7' } }, { ...signed, values: { ...signed.values, so: '7' } }];
    expect(states(rows, feed)).toEqual(['completed']);
    expect(kinds(rows, feed)).toEqual(['same-key']);
  });

  it('from the future are put aside, unless their clock is merely a little ahead', () => {
    const at = (receivedAt: string) => [{ ...checked, receivedAt }];
    expect(fates(at('2026-11-21T00:49:59Z'))).toEqual(['future']);
    expect(states(at('2026-11-21T00:49:59Z'))).toEqual([]);
    expect(fates(at('2026-11-21T00:50:00Z'))).toEqual(['first']);
  });

  it('are no more than a dossier can have', () => {
    const rows = Array.from({ length: 502 }, (_, n) => aRow('Mới nhận', '20/11/2026 08:00', { id: String(n) }));
    expect(fates(rows).slice(500)).toEqual(['refused', 'refused']);
  });

  it('give the newest due date and the newest digits', () => {
    const { course } = judgeRows([aRow('Mới nhận', '20/11/2026 08:00', { hen: '30/11/2026', factors: ['old'] }), aRow('Đang thẩm định', '21/11/2026 08:00', { hen: '04/12/2026', factors: ['new'] }), signed], aFeed());
    expect(course && [newest(course, 'dueAt'), factorsOf(course)]).toEqual(['2026-12-03T17:00:00.000Z', ['new']]);
  });
});
