import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aMinute, aRandomCalendar, randomCalendarData } from '../calendar/a-random-calendar.ts';
import { stopWatch } from '../calendar/a-stop-watch.ts';
import type { StopWatch } from '../calendar/a-stop-watch.ts';
import type { CalendarData } from '../calendar/calendar-data.ts';
import type { Minute } from '../calendar/instant.ts';
import { instantOf, minuteOf } from '../calendar/instant.ts';
import { WorkingCalendar } from '../calendar/working-calendar.ts';
import { endOfTerm } from './counting.ts';
import { deadlineOf, dueAt } from './deadline.ts';
import type { Suspension } from './suspension.ts';
import type { Terms } from './terms.ts';

const minutesPerDay = 1440;

const aTerm: fc.Arbitrary<Terms> = fc
  .oneof(
    fc.record({ amount: fc.integer({ min: 1, max: 12 }), unit: fc.constant('working-day' as const), counting: fc.constantFrom('whole-days' as const, 'working-time' as const) }),
    fc.record({ amount: fc.integer({ min: 1, max: 40 }), unit: fc.constant('working-hour' as const), counting: fc.constant('working-time' as const) }),
    fc.record({ amount: fc.integer({ min: 1, max: 45 }), unit: fc.constant('calendar-day' as const), counting: fc.constant('whole-days' as const) }),
  )
  .map((terms) => ({ ...terms, afterSupplement: 'continue' }));

/** Up to three answered suspensions, given as offsets from receipt; they may overlap, touch, or lie in the night. */
const someStops = fc.array(fc.tuple(fc.integer({ min: -minutesPerDay, max: 20 * minutesPerDay }), fc.integer({ min: 0, max: 5 * minutesPerDay })), { maxLength: 3 });
const stopsFrom = (received: Minute, stops: [number, number][]): Suspension[] =>
  stops.map(([after, length]) => ({ from: instantOf(received + after), to: instantOf(received + after + length), reason: 'supplement' }));
const dueMinute = (terms: Terms, received: Minute, suspensions: Suspension[], calendar: WorkingCalendar) =>
  minuteOf(dueAt({ terms, receivedAt: instantOf(received), suspensions }, calendar) ?? 'never');

describe('for every calendar, term and suspension', () => {
  it('what is received later is never due earlier', () => {
    fc.assert(
      fc.property(aRandomCalendar, aTerm, aMinute, fc.nat(5_000), (calendar, terms, received, wait) => {
        expect(dueMinute(terms, received + wait, [], calendar)).toBeGreaterThanOrEqual(dueMinute(terms, received, [], calendar));
      }),
      { numRuns: 500 },
    );
  });

  it('a longer term is never due earlier', () => {
    fc.assert(
      fc.property(aRandomCalendar, aTerm, aMinute, someStops, (calendar, terms, received, stops) => {
        const longer = { ...terms, amount: terms.amount + 1 };
        const suspensions = stopsFrom(received, stops);
        expect(dueMinute(longer, received, suspensions, calendar)).toBeGreaterThanOrEqual(dueMinute(terms, received, suspensions, calendar));
      }),
      { numRuns: 500 },
    );
  });

  it('a citizen who answers later never gets an earlier date', () => {
    fc.assert(
      fc.property(aRandomCalendar, aTerm, aMinute, fc.tuple(fc.nat(10_000), fc.nat(5_000), fc.nat(5_000)), (calendar, terms, received, [after, length, more]) => {
        const due = (stop: number) => dueMinute(terms, received, stopsFrom(received, [[after, stop]]), calendar);
        expect(due(length + more)).toBeGreaterThanOrEqual(due(length));
        expect(due(length)).toBeGreaterThanOrEqual(dueMinute(terms, received, [], calendar));
      }),
      { numRuns: 500 },
    );
  });

  it('a suspension cut in two is the same suspension', () => {
    fc.assert(
      fc.property(aRandomCalendar, aTerm, aMinute, fc.tuple(fc.nat(10_000), fc.nat(3_000), fc.nat(3_000)), (calendar, terms, received, [after, one, other]) => {
        const whole = stopsFrom(received, [[after, one + other]]);
        const parts = stopsFrom(received, [[after + one, other], [after, one]]);
        expect(dueMinute(terms, received, parts, calendar)).toBe(dueMinute(terms, received, whole, calendar));
      }),
      { numRuns: 500 },
    );
  });

  it('is due at the close of a session or within one, never before work was possible', () => {
    fc.assert(
      fc.property(randomCalendarData, aTerm, aMinute, someStops, (data, terms, received, stops) => {
        const due = dueMinute(terms, received, stopsFrom(received, stops), new WorkingCalendar(data));
        expect(stopWatch(data).runs(due - 1)).toBe(true);
      }),
    );
  });

  it('the minutes left reach nought at the due instant and pass as working time passes', () => {
    fc.assert(
      fc.property(aRandomCalendar, aTerm, aMinute, fc.nat(5_000), (calendar, terms, receivedAt, passed) => {
        const course = { terms, receivedAt: instantOf(receivedAt), suspensions: [] };
        const left = (minute: Minute) => deadlineOf(course, calendar, instantOf(minute)).minutesLeft;
        expect(left(dueMinute(terms, receivedAt, [], calendar))).toBe(0);
        expect(left(receivedAt) - left(receivedAt + passed)).toBe(calendar.workBetween(receivedAt, receivedAt + passed));
      }),
    );
  });
});

describe('the engine agrees with a clerk with a stop-watch', () => {
  it('on terms by the clock', () => {
    fc.assert(
      fc.property(randomCalendarData, aMinute, fc.integer({ min: 1, max: 60 }), someStops, (data, received, hours, stops) => {
        const terms: Terms = { amount: hours / 4, unit: 'working-hour', counting: 'working-time', afterSupplement: 'continue' };
        const watched = watchMinutes(stopWatch(data), received, hours * 15, stops);
        expect(dueMinute(terms, received, stopsFrom(received, stops), new WorkingCalendar(data))).toBe(watched);
      }),
      { numRuns: 60 },
    );
  });

  it('on terms in whole days, working and calendar ones', () => {
    fc.assert(
      fc.property(randomCalendarData, aTerm.filter(({ counting }) => counting === 'whole-days'), aMinute, someStops, (data, terms, received, stops) => {
        expect(dueMinute(terms, received, stopsFrom(received, stops), new WorkingCalendar(data))).toBe(watchDays(data, terms, received, stops));
      }),
      { numRuns: 120 },
    );
  });

  it('when nothing is ever answered', () => {
    fc.assert(
      fc.property(aRandomCalendar, aTerm, aMinute, fc.nat(20 * minutesPerDay), (calendar, terms, received, after) => {
        const due = endOfTerm(terms, received, [{ from: received + after, to: Infinity, supplement: true }], calendar);
        const undisturbed = endOfTerm(terms, received, [], calendar) ?? 0;
        expect(due).toBe(undisturbed <= received + after ? undisturbed : null);
      }),
      { numRuns: 300 },
    );
  });
});

function watchMinutes(watch: StopWatch, received: Minute, minutes: number, stops: [number, number][]): Minute {
  let [minute, worked] = [received, 0];
  while (worked < minutes) {
    if (watch.runs(minute) && !stopped(received, stops, minute)) worked++;
    minute++;
  }
  return minute;
}

const stopped = (received: Minute, stops: [number, number][], minute: Minute) =>
  stops.some(([after, length]) => received + after <= minute && minute < received + after + length);

/** Day by day on the wall calendar: a day counts when it may, and when no stop touched it. */
function watchDays(data: CalendarData, { amount, unit }: Terms, received: Minute, stops: [number, number][]): Minute {
  const watch = stopWatch(data);
  const working = unit === 'working-day';
  const lost = lostDates(watch, data, received, stops, working);
  const nextDate = (date: string) => new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  let date = working ? receiptDate(watch, data, received) : watch.dateOf(received);
  for (let counted = 0; counted < amount; ) {
    date = nextDate(date);
    if ((!working || watch.worksOn(date)) && !lost.has(date)) counted++;
  }
  while (!watch.worksOn(date) || lost.has(date)) date = nextDate(date);
  return watch.closeOf(date);
}

function receiptDate(watch: StopWatch, data: CalendarData, minute: Minute): string {
  const today = watch.dateOf(minute);
  if (watch.worksOn(today) && watch.clockOf(minute) <= data.cutOff && minute <= watch.closeOf(today)) return today;
  let day = minute + minutesPerDay;
  if (!watch.worksOn(today)) day = minute;
  while (!watch.worksOn(watch.dateOf(day))) day += minutesPerDay;
  return watch.dateOf(day);
}

/** Dates that unbroken stretches of standing still take out of the count. */
function lostDates(watch: StopWatch, data: CalendarData, received: Minute, stops: [number, number][], working: boolean): Set<string> {
  const lost = new Set<string>();
  const last = Math.max(received, ...stops.map(([after, length]) => received + after + length));
  let stretch: Minute[] = [];
  for (let minute = received - minutesPerDay; minute <= last; minute++) {
    if (stopped(received, stops, minute)) {
      stretch.push(minute);
      continue;
    }
    const touched = stretch.filter((still) => (working ? watch.runs(still) : !watch.worksOn(watch.dateOf(still)) || still < watch.closeOf(watch.dateOf(still))));
    const first = touched[0];
    if (first !== undefined && minute > received) {
      const until = working ? receiptDate(watch, data, minute) : watch.dateOf(minute);
      for (let day = first; watch.dateOf(day) <= until; day += minutesPerDay) lost.add(watch.dateOf(day));
    }
    stretch = [];
  }
  return lost;
}
