import fc from 'fast-check';
import type { CalendarData } from './calendar-data.ts';
import { minuteOf } from './instant.ts';
import { addDays, plainDate } from './plain-date.ts';
import type { Session } from './sessions.ts';
import { WorkingCalendar } from './working-calendar.ts';

const name = { vi: 'Ngày đặc biệt', en: 'Special day' };
const firstDay = plainDate('2026-01-01');

/** Any number of sessions of any length, sorted apart by construction; on a coarse grid now and then, so that edges meet. */
const sessions = (minLength: number): fc.Arbitrary<Session[]> =>
  fc
    .constantFrom(1, 15, 30)
    .chain((grid) => fc.uniqueArray(fc.integer({ min: 0, max: 1440 / grid }).map((step) => step * grid), { minLength: 2 * minLength, maxLength: 8 }))
    .map((edges) => edges.sort((a, b) => a - b))
    .map((edges) => edges.flatMap((edge, at) => (at % 2 === 1 ? [{ from: clockText(edges[at - 1] ?? 0), to: clockText(edge) }] : [])));

const specialDays = fc.uniqueArray(fc.integer({ min: 0, max: 729 }), { maxLength: 40 }).map((days) => days.map((day) => addDays(firstDay, day)));

/** Calendars over two years with random weeks, cut-offs, offsets, holidays and swap days; each has at least one working weekday. */
export const randomCalendarData: fc.Arbitrary<CalendarData> = fc
  .record({
    week: fc.tuple(sessions(1), ...Array.from({ length: 6 }, () => sessions(0))),
    start: fc.integer({ min: 0, max: 6 }),
    cutOff: fc.integer({ min: 0, max: 1440 }),
    utcOffsetMinutes: fc.constantFrom(420, 0, -210, 765),
    special: specialDays,
    swapSessions: sessions(1),
  })
  .map(({ week, start, cutOff, utcOffsetMinutes, special, swapSessions }): CalendarData => {
    const half = Math.floor(special.length / 2);
    return {
      id: 'random',
      version: 1,
      utcOffsetMinutes,
      cutOff: clockText(cutOff),
      covers: { from: '2026-01-01', to: '2027-12-31' },
      week: Object.fromEntries(week.map((hours, at) => [String(((at + start) % 7) + 1), hours])),
      holidays: special.slice(0, half).map((on) => ({ on, name })),
      swapDays: special.slice(half).map((on) => ({ on, name, sessions: swapSessions })),
    };
  });

export const aRandomCalendar: fc.Arbitrary<WorkingCalendar> = randomCalendarData.map((data) => new WorkingCalendar(data));

/** Minutes well inside those calendars, so that a term of some weeks ends before they do. */
export const aMinute: fc.Arbitrary<number> = fc.integer({ min: minuteOf('2026-01-10T00:00:00Z'), max: minuteOf('2026-09-30T00:00:00Z') });

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
