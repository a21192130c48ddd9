import { describe, expect, it } from '@jest/globals';
import { aCalendar, aCalendarWithTet, clock } from '../calendar/a-calendar.ts';
import { handOverDue, onlineAnswerDue } from './reception.ts';
import { shareDueAt } from './share.ts';
import type { Terms } from './terms.ts';

describe('an online dossier is answered within 8 working hours', () => {
  it.each([
    ['2026-11-23 10:41', '2026-11-24 10:41'],
    ['2026-11-23 07:00', '2026-11-23 17:00'],
    ['2026-11-21 22:00', '2026-11-23 17:00'],
    ['2026-11-27 16:30', '2026-11-30 16:30'],
  ])('submitted %s: by %s', (submitted, due) => {
    expect(onlineAnswerDue(clock(submitted), aCalendar())).toBe(clock(due));
  });
});

describe('a received dossier is handed over', () => {
  it.each([
    ['2026-11-23 08:00', '2026-11-23 17:00', 'the same day'],
    ['2026-11-23 15:00', '2026-11-23 17:00', 'the same day, at the cut-off itself'],
    ['2026-11-23 15:01', '2026-11-24 11:30', 'the next morning after 15:00'],
    ['2026-11-27 16:00', '2026-11-28 11:30', 'on Saturday morning after Friday afternoon, where Saturday is worked'],
    ['2026-11-28 09:00', '2026-11-28 11:30', 'at noon on a Saturday worked in the morning'],
    ['2026-11-28 13:00', '2026-11-30 11:30', 'on Monday morning after Saturday noon'],
    ['2026-11-29 09:00', '2026-11-30 11:30', 'on Monday morning when it came on Sunday'],
  ])('received %s: by %s, %s', (received, due) => {
    expect(handOverDue(clock(received), aCalendarWithTet())).toBe(clock(due));
  });
});

describe('a share of the term', () => {
  const terms: Terms = { amount: 3, unit: 'working-day', counting: 'whole-days', afterSupplement: 'continue' };
  const since = clock('2026-11-23 17:00');

  it.each([
    [100, '2026-11-27 17:00'],
    [50, '2026-11-25 17:00'],
    [25, '2026-11-24 17:00'],
  ])('%d %% of it ends %s', (share, due) => {
    expect(shareDueAt({ terms, share, since, suspensions: [] }, aCalendar())).toBe(clock(due));
  });

  it('stands still with the term', () => {
    const from = clock('2026-11-24 09:00');
    expect(shareDueAt({ terms, share: 50, since, suspensions: [{ from, reason: 'payment' }] }, aCalendar())).toBeNull();
    expect(shareDueAt({ terms, share: 50, since, suspensions: [{ from, to: clock('2026-11-24 10:00'), reason: 'payment' }] }, aCalendar())).toBe(clock('2026-11-26 08:30'));
  });
});
