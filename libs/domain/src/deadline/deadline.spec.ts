import { describe, expect, it } from '@jest/globals';
import { aCalendar, aCalendarWithTet, clock } from '../calendar/a-calendar.ts';
import { plainDate } from '../calendar/plain-date.ts';
import { deadlineOf, dueAt } from './deadline.ts';
import type { Suspension } from './suspension.ts';
import { SuspensionUnusable } from './suspension.ts';
import type { TermCourse } from './term-course.ts';
import { ExtensionTooShort } from './term-course.ts';
import type { Terms } from './terms.ts';
import { checkTerms, TermsUnusable } from './terms.ts';

const calendar = aCalendar();
const wholeDays: Terms = { amount: 3, unit: 'working-day', counting: 'whole-days', afterSupplement: 'continue' };
const byTheClock: Terms = { ...wholeDays, counting: 'working-time' };
const hours = (amount: number): Terms => ({ ...byTheClock, amount, unit: 'working-hour' });
const complaint: Terms = { ...wholeDays, amount: 30, unit: 'calendar-day' };

const course = (receivedAt: string, terms: Terms, changes: Partial<TermCourse> = {}): TermCourse => ({ receivedAt: clock(receivedAt), terms, suspensions: [], ...changes });
const supplement = (from: string, to?: string): Suspension => ({ from: clock(from), reason: 'supplement', ...(to === undefined ? {} : { to: clock(to) }) });
const rules = (of: TermCourse, now = '2026-11-24 09:00') => deadlineOf(of, calendar, clock(now)).trail.map(({ rule }) => rule);

describe('a term of 3 working days (the examples of the mission; 23 November 2026 is a Monday)', () => {
  it.each([
    ['2026-11-23 10:00', '2026-11-26 17:00', '2026-11-26 10:00'],
    ['2026-11-23 16:00', '2026-11-27 17:00', '2026-11-26 16:00'],
    ['2026-11-21 09:00', '2026-11-26 17:00', '2026-11-25 17:00'],
  ])('received %s is due %s in whole days and %s by the clock', (received, inWholeDays, inWorkingTime) => {
    expect(dueAt(course(received, wholeDays), calendar)).toBe(clock(inWholeDays));
    expect(dueAt(course(received, byTheClock), calendar)).toBe(clock(inWorkingTime));
  });
});

describe('other terms', () => {
  it.each([
    ['4 working hours over lunch', '2026-11-23 10:00', hours(4), '2026-11-23 15:30'],
    ['8 working hours over the weekend', '2026-11-27 16:00', hours(8), '2026-11-30 16:00'],
    ['half an hour before opening', '2026-11-23 06:00', hours(0.5), '2026-11-23 08:00'],
    ['half a working day', '2026-11-23 13:00', { ...byTheClock, amount: 0.5 }, '2026-11-23 17:00'],
    ['seconds are not counted', '2026-11-23 10:00', hours(1), '2026-11-23 11:00'],
    ['15 whole working days', '2026-11-23 10:00', { ...wholeDays, amount: 15 }, '2026-12-14 17:00'],
    ['30 calendar days ending on a Wednesday', '2026-11-23 10:00', complaint, '2026-12-23 17:00'],
    ['10 calendar days received in the night', '2026-11-23 23:30', { ...complaint, amount: 10 }, '2026-12-03 17:00'],
    ['5 calendar days ending on a Saturday end on Monday', '2026-11-23 10:00', { ...complaint, amount: 5 }, '2026-11-30 17:00'],
  ] as const)('%s', (_, received, terms, due) => {
    expect(dueAt(course(received, terms), calendar)).toBe(clock(due));
  });

  it('jumps over Tết, uses the half day before it and the Sunday worked instead', () => {
    const tet = aCalendarWithTet();
    expect(dueAt(course('2027-02-12 10:00', wholeDays), tet)).toBe(clock('2027-02-21 17:00'));
    expect(dueAt(course('2027-02-13 10:00', hours(8)), tet)).toBe(clock('2027-02-21 10:00'));
    expect(dueAt(course('2027-02-05 10:00', { ...complaint, amount: 12 }), tet)).toBe(clock('2027-02-21 17:00'));
  });

  it('counts from the minute, not from the second', () => {
    const received = { ...course('2026-11-23 10:00', byTheClock), receivedAt: '2026-11-23T03:00:59.999Z' };
    expect(dueAt(received, calendar)).toBe(clock('2026-11-26 10:00'));
  });

  it.each([
    ['nothing', { ...wholeDays, amount: 0 }],
    ['half a day counted whole', { ...wholeDays, amount: 0.5 }],
    ['hours counted in whole days', { ...wholeDays, unit: 'working-hour' as const }],
    ['calendar days by the clock', { ...complaint, counting: 'working-time' as const }],
    ['for ever', { ...wholeDays, amount: Infinity }],
  ])('a term of %s cannot be published', (_, terms) => {
    expect(() => checkTerms(terms)).toThrow(TermsUnusable);
    expect(() => checkTerms(wholeDays)).not.toThrow();
  });
});

describe('while the citizen owes papers the clock stands still', () => {
  it.each([
    ['in working time it goes on to the minute', byTheClock, '2026-11-24 09:15', '2026-12-03 14:00', '2026-12-07 14:45'],
    ['in whole days neither the day of the request nor that of the answer counts', wholeDays, '2026-11-25 09:15', '2026-12-03 10:00', '2026-12-07 17:00'],
    ['an answer after the cut-off counts as of the next day', wholeDays, '2026-11-25 09:15', '2026-12-03 15:01', '2026-12-08 17:00'],
    ['an answer on Saturday counts as of Monday', wholeDays, '2026-11-25 09:15', '2026-12-05 10:00', '2026-12-09 17:00'],
    ['asked after closing, the day was used up', wholeDays, '2026-11-24 17:30', '2026-12-03 10:00', '2026-12-07 17:00'],
    ['asked at the close itself, the day was used up', wholeDays, '2026-11-24 17:00', '2026-12-03 10:00', '2026-12-07 17:00'],
    ['asked and answered in the same minute: nothing stood still', { ...complaint, amount: 10 }, '2026-11-26 09:00', '2026-11-26 09:00', '2026-12-03 17:00'],
    ['asked after closing and answered before opening: nothing stood still', wholeDays, '2026-11-24 18:00', '2026-11-25 07:00', '2026-11-26 17:00'],
    ['asked on the day of receipt', wholeDays, '2026-11-23 11:00', '2026-11-24 10:00', '2026-11-27 17:00'],
    ['calendar days stand still as well', { ...complaint, amount: 10 }, '2026-11-26 09:00', '2026-12-02 09:00', '2026-12-10 17:00'],
    ['asked in the evening, the calendar day was used up', { ...complaint, amount: 10 }, '2026-11-26 19:00', '2026-12-02 09:00', '2026-12-09 17:00'],
    ['asked between a last Saturday and the Monday it ends with', { ...complaint, amount: 5 }, '2026-11-30 09:00', '2026-12-02 10:00', '2026-12-03 17:00'],
  ])('%s', (_, terms, from, to, due) => {
    const stood = course('2026-11-23 10:00', terms, { suspensions: [supplement(from, to)] });
    expect(dueAt(stood, calendar)).toBe(clock(due));
  });

  it('nobody knows the due instant until the citizen answers, but what is left is known', () => {
    const waiting = course('2026-11-24 14:20', wholeDays, { suspensions: [supplement('2026-11-25 09:15')] });
    expect(dueAt(waiting, calendar)).toBeNull();
    // 25/11 from 09:15, 26/11 and 27/11: the "gần 3 ngày làm việc" of the tracking page.
    expect(deadlineOf(waiting, calendar, clock('2026-12-01 10:00'))).toMatchObject({ dueAt: null, light: 'paused', minutesLeft: 375 + 480 + 480 });
  });

  it('a term that restarts (NĐ 61/2018) is counted afresh from the answer', () => {
    const restarting = { ...wholeDays, afterSupplement: 'restart' as const };
    const answered = course('2026-11-23 10:00', restarting, { suspensions: [supplement('2026-11-25 09:15', '2026-12-03 10:00')] });
    expect(dueAt(answered, calendar)).toBe(clock('2026-12-08 17:00'));
    const waiting = { ...answered, suspensions: [supplement('2026-11-25 09:15')] };
    expect(deadlineOf(waiting, calendar, clock('2026-11-26 10:00'))).toMatchObject({ dueAt: null, light: 'paused', minutesLeft: 375 + 3 * 480 });
  });

  it('waiting for money never restarts a term', () => {
    const restarting = { ...byTheClock, afterSupplement: 'restart' as const };
    const paid = course('2026-11-23 10:00', restarting, { suspensions: [{ ...supplement('2026-11-24 10:00', '2026-11-25 10:00'), reason: 'payment' }] });
    expect(dueAt(paid, calendar)).toBe(clock('2026-11-27 10:00'));
  });

  it('asking after the term ran out makes nothing on time', () => {
    const late = course('2026-11-23 10:00', wholeDays, { suspensions: [supplement('2026-11-27 09:00')] });
    expect(deadlineOf(late, calendar, clock('2026-11-27 10:00'))).toMatchObject({ dueAt: clock('2026-11-26 17:00'), light: 'overdue', minutesLeft: -150 });
  });

  it('a suspension before receipt takes nothing from the term', () => {
    const before = course('2026-11-23 10:00', wholeDays, { suspensions: [supplement('2026-11-19 10:00', '2026-11-20 10:00')] });
    expect(dueAt(before, calendar)).toBe(clock('2026-11-26 17:00'));
  });

  it('several suspensions add up', () => {
    const twice = course('2026-11-23 10:00', byTheClock, { suspensions: [supplement('2026-11-25 08:00', '2026-11-25 09:00'), supplement('2026-11-24 08:00', '2026-11-24 10:00')] });
    expect(dueAt(twice, calendar)).toBe(clock('2026-11-26 14:30'));
  });

  it('a suspension cannot end before it began', () => {
    const wrong = course('2026-11-23 10:00', wholeDays, { suspensions: [supplement('2026-11-25 10:00', '2026-11-25 09:00')] });
    expect(() => dueAt(wrong, calendar)).toThrow(SuspensionUnusable);
  });
});

describe('an extension', () => {
  const extended = (changes: Partial<TermCourse> = {}) =>
    course('2026-11-23 10:00', wholeDays, { extensions: [{ grantedAt: clock('2026-11-26 16:00'), until: plainDate('2026-12-02') }], ...changes });

  it('moves the due instant to the close of the promised day', () => {
    expect(dueAt(extended(), calendar)).toBe(clock('2026-12-02 17:00'));
  });

  it('to a Sunday is an extension to the working day before', () => {
    const sunday = extended({ extensions: [{ grantedAt: clock('2026-11-26 16:00'), until: plainDate('2026-11-29') }] });
    expect(dueAt(sunday, calendar)).toBe(clock('2026-11-27 17:00'));
  });

  it('is itself moved by a later suspension', () => {
    expect(dueAt(extended({ suspensions: [supplement('2026-11-30 09:00', '2026-11-30 14:00')] }), calendar)).toBe(clock('2026-12-03 17:00'));
  });

  it('is forgotten when a supplement restarts the term', () => {
    const restarted = extended({ terms: { ...wholeDays, afterSupplement: 'restart' }, suspensions: [supplement('2026-12-02 09:00', '2026-12-07 14:00')] });
    expect(dueAt(restarted, calendar)).toBe(clock('2026-12-10 17:00'));
  });

  it('must reach at least the next working day', () => {
    expect(() => dueAt(extended({ extensions: [{ grantedAt: clock('2026-11-26 16:00'), until: plainDate('2026-11-26') }] }), calendar)).toThrow(ExtensionTooShort);
  });
});

describe('the light', () => {
  const of = course('2026-11-23 10:00', byTheClock);

  it.each([
    ['2026-11-23 10:00', 'on-time', 1440],
    ['2026-11-25 13:41', 'on-time', 349],
    ['2026-11-25 14:42', 'soon', 288],
    ['2026-11-26 10:00', 'soon', 0],
    ['2026-11-26 10:01', 'overdue', -1],
    ['2026-11-27 10:00', 'overdue', -480],
  ])('at %s it is %s with %d working minutes left', (now, light, minutesLeft) => {
    expect(deadlineOf(of, calendar, clock(now))).toMatchObject({ light, minutesLeft, dueAt: clock('2026-11-26 10:00') });
  });

  it('turns to soon at exactly a fifth of the term', () => {
    expect(deadlineOf(of, calendar, clock('2026-11-25 14:41')).light).toBe('on-time');
    expect(deadlineOf(of, calendar, clock('2026-11-25 14:42')).light).toBe('soon');
  });

  it('is out once finished, and keeps what was left at that moment', () => {
    const early = deadlineOf({ ...of, finishedAt: clock('2026-11-25 10:00') }, calendar, clock('2026-12-20 10:00'));
    const late = deadlineOf({ ...of, finishedAt: clock('2026-11-26 11:00') }, calendar, clock('2026-12-20 10:00'));
    expect([early.light, early.minutesLeft]).toEqual(['finished', 480]);
    expect([late.light, late.minutesLeft]).toEqual(['finished', -60]);
  });

  it('does not look into the future: a suspension that has not begun yet changes nothing', () => {
    const later = { ...of, suspensions: [supplement('2026-11-25 10:00')] };
    expect(deadlineOf(later, calendar, clock('2026-11-24 10:00')).dueAt).toBe(clock('2026-11-26 10:00'));
  });
});

describe('the trail names the rules that led to the date', () => {
  it('for a plain term', () => {
    expect(rules(course('2026-11-23 10:00', wholeDays))).toEqual(['received', 'term', 'calendar', 'due']);
  });

  it('after the cut-off', () => {
    const { trail } = deadlineOf(course('2026-11-23 16:00', wholeDays), calendar, clock('2026-11-24 09:00'));
    expect(trail).toContainEqual({ rule: 'counts-as-received', params: { on: '2026-11-24', cutOff: '15:00' } });
    expect(trail.at(-1)).toEqual({ rule: 'due', params: { at: clock('2026-11-27 17:00') } });
  });

  it('over a holiday and a swap day, by their names', () => {
    const { trail } = deadlineOf(course('2027-02-19 10:00', wholeDays), aCalendarWithTet(), clock('2027-02-22 09:00'));
    expect(trail).toContainEqual({ rule: 'holiday', params: { on: '2027-02-20', vi: 'Tết Nguyên đán', en: 'Lunar New Year' } });
    expect(trail).toContainEqual({ rule: 'counts-as-received', params: { on: '2027-02-21', cutOff: '15:00' } });
    const before = deadlineOf(course('2027-02-19 10:00', hours(2)), aCalendarWithTet(), clock('2027-02-22 09:00'));
    expect(before.trail).toContainEqual({ rule: 'swap-day', params: { on: '2027-02-21', vi: 'Làm bù', en: 'Swap day' } });
  });

  it('when the clock stood still, stands still, or was set back', () => {
    const answered = { suspensions: [supplement('2026-11-23 11:00', '2026-11-24 08:00')] };
    expect(rules(course('2026-11-23 10:00', wholeDays, answered))).toEqual(['received', 'term', 'stood-still', 'calendar', 'due']);
    expect(rules(course('2026-11-23 10:00', wholeDays, { suspensions: [supplement('2026-11-23 11:00')] }))).toEqual(['received', 'term', 'stands-still', 'calendar']);
    expect(rules(course('2026-11-23 10:00', { ...wholeDays, afterSupplement: 'restart' }, answered))).toEqual(['received', 'restarted', 'term', 'calendar', 'due']);
  });

  it('when it was extended, and when it ends with a working day', () => {
    const extensions = [{ grantedAt: clock('2026-11-24 08:00'), until: plainDate('2026-12-02') }];
    expect(rules(course('2026-11-23 10:00', wholeDays, { extensions }))).toEqual(['received', 'extended', 'term', 'calendar', 'due']);
    expect(rules(course('2026-11-23 10:00', { ...complaint, amount: 5 }))).toEqual(['received', 'term', 'ends-with-working-day', 'calendar', 'due']);
  });
});
