import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aCalendar, aCalendarWithTet, calendarData, clock } from './a-calendar.ts';
import { aMinute, aRandomCalendar, randomCalendarData } from './a-random-calendar.ts';
import { stopWatch } from './a-stop-watch.ts';
import { CalendarUnusable, YearNotInCalendar } from './calendar-errors.ts';
import { instantOf, MalformedInstant, minuteOf } from './instant.ts';
import { dayNumber, plainDate } from './plain-date.ts';
import { WorkingCalendar } from './working-calendar.ts';

const name = { vi: 'Nghỉ', en: 'Off' };
const day = (date: string) => dayNumber(plainDate(date));
const minutes = fc.integer({ min: 0, max: 5_000 });

describe('a calendar that makes no sense is refused', () => {
  it.each([
    ['sessions that overlap', { week: { '1': [{ from: '07:30', to: '11:30' }, { from: '11:00', to: '17:00' }] } }],
    ['a session that ends before it begins', { week: { '1': [{ from: '11:30', to: '07:30' }] } }],
    ['a session of no length', { week: { '1': [{ from: '07:30', to: '07:30' }] } }],
    ['a clock that shows 25 hours', { week: { '1': [{ from: '07:30', to: '25:00' }] } }],
    ['a clock that shows 60 minutes', { cutOff: '14:60' }],
    ['an eighth weekday', { week: { ...calendarData.week, '8': [] } }],
    ['a week without work', { week: {} }],
    ['a day named twice', { holidays: [{ on: '2026-09-02', name }, { on: '2026-09-02', name }] }],
    ['a holiday that is also a swap day', { holidays: [{ on: '2026-09-02', name }], swapDays: [{ on: '2026-09-02', name, sessions: [{ from: '08:00', to: '09:00' }] }] }],
    ['a swap day without sessions', { swapDays: [{ on: '2026-09-05', name, sessions: [] }] }],
    ['a holiday it does not cover', { holidays: [{ on: '2028-01-01', name }] }],
    ['a holiday that does not exist', { holidays: [{ on: '2026-02-30', name }] }],
    ['an end before its beginning', { covers: { from: '2027-01-01', to: '2026-01-01' } }],
  ])('%s', (_, changes) => {
    expect(() => aCalendar(changes)).toThrow(CalendarUnusable);
  });
});

describe('days', () => {
  const calendar = aCalendarWithTet();

  it.each([
    ['2026-11-23', true, 'a Monday'],
    ['2026-11-28', true, 'a Saturday, mornings only'],
    ['2026-11-29', false, 'a Sunday'],
    ['2027-02-17', false, 'the first day of Tết'],
    ['2027-02-21', true, 'a Sunday worked instead'],
  ])('%s is worked: %p (%s)', (date, worked) => {
    expect(calendar.isWorkingDay(day(date))).toBe(worked);
  });

  it('the day before Tết closes at noon', () => {
    expect(instantOf(calendar.closeOf(day('2027-02-15')))).toBe(clock('2027-02-15 11:30'));
  });

  it.each([
    ['2026-11-23 14:59', '2026-11-23'],
    ['2026-11-23 15:00', '2026-11-23'],
    ['2026-11-23 15:01', '2026-11-24'],
    ['2026-11-23 00:00', '2026-11-23'],
    ['2026-11-28 11:30', '2026-11-28'],
    ['2026-11-28 11:31', '2026-11-30'],
    ['2026-11-29 09:00', '2026-11-30'],
    ['2027-02-15 14:00', '2027-02-21'],
  ])('what arrives at %s counts as received on %s', (local, date) => {
    expect(calendar.dayOfReceipt(minuteOf(clock(local)))).toBe(day(date));
  });

  it('an ordinary day is as long as most days, not as a Saturday morning', () => {
    expect(calendar.ordinaryDay).toBe(480);
  });

  it('of two lengths equally common the longer one is ordinary', () => {
    const week = { '1': [{ from: '08:00', to: '12:00' }], '2': [{ from: '08:00', to: '14:00' }], '3': [{ from: '08:00', to: '12:00' }], '4': [{ from: '08:00', to: '14:00' }] };
    expect(aCalendar({ week }).ordinaryDay).toBe(360);
  });

  it('names the special days that changed a count', () => {
    const between = calendar.specialDaysBetween(day('2027-02-15'), day('2027-02-17'));
    expect(between.map((special) => [special.kind, special.day])).toEqual([['holiday', day('2027-02-16')], ['holiday', day('2027-02-17')]]);
  });

  it('a holiday that falls on a Sunday explains nothing', () => {
    const sunday = aCalendar({ holidays: [{ on: '2026-11-29', name }] });
    expect(sunday.specialDaysBetween(sunday.firstDay, sunday.lastDay)).toEqual([]);
  });
});

describe('outside its years', () => {
  it.each([
    ['2025-12-31 17:00', 2025],
    ['2028-01-01 08:00', 2028],
  ])('%s: the error names the year', (local, year) => {
    expect(() => aCalendar().dayAt(minuteOf(clock(local)))).toThrow(expect.objectContaining({ code: 'calendar-year-missing', params: { calendar: 'test-calendar', year } }));
  });

  it('work that goes on beyond the last day names the year after', () => {
    const late = minuteOf(clock('2027-12-31 16:00'));
    expect(instantOf(aCalendar().addWork(late, 60))).toBe(clock('2027-12-31 17:00'));
    expect(() => aCalendar().addWork(late, 61)).toThrow(YearNotInCalendar);
    expect(() => aCalendar().addWork(late, 61)).toThrow('2028');
    expect(() => aCalendar().nextWorkingDay(day('2027-12-31') + 1)).toThrow('2028');
  });

  it('work that would have to be done before the first day names the year before', () => {
    expect(() => aCalendar().addWork(minuteOf(clock('2026-01-01 08:00')), -31)).toThrow('2025');
  });
});

describe('working minutes', () => {
  it('an instant at which a session closes is written as that close', () => {
    const calendar = aCalendar();
    expect(instantOf(calendar.addWork(minuteOf(clock('2026-11-23 10:30')), 60))).toBe(clock('2026-11-23 11:30'));
    expect(instantOf(calendar.addWork(minuteOf(clock('2026-11-23 13:00')), 240))).toBe(clock('2026-11-23 17:00'));
  });

  it('added in two parts are the same as added at once', () => {
    fc.assert(
      fc.property(aRandomCalendar, aMinute, minutes, minutes, (calendar, from, one, other) => {
        expect(calendar.addWork(calendar.addWork(from, one), other)).toBe(calendar.addWork(from, one + other));
      }),
    );
  });

  it('a later start or more work never ends earlier', () => {
    fc.assert(
      fc.property(aRandomCalendar, aMinute, fc.nat(10_000), minutes, fc.nat(500), (calendar, from, wait, work, more) => {
        const end = calendar.addWork(from, work);
        expect(calendar.addWork(from + wait, work)).toBeGreaterThanOrEqual(end);
        expect(calendar.addWork(from, work + more)).toBeGreaterThanOrEqual(end);
      }),
    );
  });

  it('taking away undoes adding', () => {
    fc.assert(
      fc.property(aRandomCalendar, aMinute, minutes, (calendar, from, work) => {
        const start = calendar.addWork(from, 1);
        expect(calendar.addWork(calendar.addWork(start, work), -work)).toBe(start);
        expect(calendar.workBetween(from, calendar.addWork(from, work))).toBe(work);
      }),
    );
  });

  it('are those that a clerk with a stop-watch counts', () => {
    fc.assert(
      fc.property(randomCalendarData, aMinute, fc.integer({ min: 0, max: 6_000 }), (data, from, length) => {
        const watch = stopWatch(data);
        let counted = 0;
        for (let minute = from; minute < from + length; minute++) if (watch.runs(minute)) counted++;
        expect(new WorkingCalendar(data).workBetween(from, from + length)).toBe(counted);
      }),
    );
  });
});

describe('an instant', () => {
  it.each(['2026-11-23', '2026-11-23T10:00', 'yesterday', '2026-13-01T10:00:00Z', ''])('%p is refused: it does not say which instant it is', (text) => {
    expect(() => minuteOf(text)).toThrow(MalformedInstant);
  });

  it('with an offset is the same instant as in UTC', () => {
    expect(minuteOf('2026-11-23T10:00:30+07:00')).toBe(minuteOf('2026-11-23T03:00:00.000Z'));
  });
});
