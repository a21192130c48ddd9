import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aMinute, randomCalendarData } from '../calendar/a-random-calendar.ts';
import { stopWatch } from '../calendar/a-stop-watch.ts';
import type { StopWatch } from '../calendar/a-stop-watch.ts';
import type { Minute } from '../calendar/instant.ts';
import { instantOf, minuteOf } from '../calendar/instant.ts';
import { addDays, plainDate } from '../calendar/plain-date.ts';
import { WorkingCalendar } from '../calendar/working-calendar.ts';
import { dueAt } from './deadline.ts';
import type { Suspension } from './suspension.ts';
import type { TermCourse } from './term-course.ts';
import { ExtensionTooShort } from './term-course.ts';

const minutesPerDay = 1440;

/** Stretches one after the other, by the office or for the citizen: gaps and lengths in minutes. */
const someStops = fc.array(fc.record({ gap: fc.integer({ min: 1, max: 3 * minutesPerDay }), length: fc.integer({ min: 1, max: 3 * minutesPerDay }), citizens: fc.boolean() }), { maxLength: 4 });

interface Stop {
  readonly from: Minute;
  readonly to: Minute;
  readonly citizens: boolean;
}

function stopsAfter(received: Minute, stops: readonly { gap: number; length: number; citizens: boolean }[]): Stop[] {
  let at = received;
  return stops.map(({ gap, length, citizens }) => {
    const from = at + gap;
    at = from + length;
    return { from, to: at, citizens };
  });
}

const suspensionOf = ({ from, to, citizens }: Stop): Suspension => ({ from: instantOf(from), to: instantOf(to), ...(citizens ? { reason: 'supplement' as const } : { reason: 'other' as const, kind: 'agency-answer' as const }) });

/** The clerk counts on, minute by minute, from where the term was last set. */
function watched(watch: StopWatch, from: Minute, minutes: number, stops: readonly Stop[]): Minute {
  let [minute, worked] = [from, 0];
  while (worked < minutes) {
    if (watch.runs(minute) && !stops.some((stop) => stop.from <= minute && minute < stop.to)) worked++;
    minute++;
  }
  return minute;
}

describe('a course with suspensions of both kinds, restarts and extensions', () => {
  it.each(['continue', 'restart'] as const)('by the clock is due when a clerk with a stop-watch says so (%s)', (afterSupplement) => {
    fc.assert(
      fc.property(randomCalendarData, aMinute, fc.integer({ min: 1, max: 60 }), someStops, (data, received, quarters, gaps) => {
        const stops = stopsAfter(received, gaps);
        const course: TermCourse = { terms: { amount: quarters / 4, unit: 'working-hour', counting: 'working-time', afterSupplement }, receivedAt: instantOf(received), suspensions: stops.map(suspensionOf) };
        const restarted = afterSupplement === 'restart' ? stops.findLast(({ citizens }) => citizens)?.to : undefined;
        expect(minuteOf(dueAt(course, new WorkingCalendar(data)) ?? 'never')).toBe(watched(stopWatch(data), restarted ?? received, quarters * 15, stops));
      }),
      { numRuns: 60 },
    );
  });

  it('of months is due at the same minute, over holidays and swap days', () => {
    fc.assert(
      fc.property(randomCalendarData, aMinute, fc.integer({ min: 30, max: 60 }), someStops, (data, received, days, gaps) => {
        const calendar = new WorkingCalendar(data);
        const stops = stopsAfter(received, gaps);
        const course: TermCourse = { terms: { amount: days, unit: 'working-day', counting: 'working-time', afterSupplement: 'continue' }, receivedAt: instantOf(received), suspensions: stops.map(suspensionOf) };
        expect(minuteOf(dueAt(course, calendar) ?? 'never')).toBe(watched(stopWatch(data), received, days * calendar.ordinaryDay, stops));
      }),
      { numRuns: 6 },
    );
  });

  it('that was extended ends with the last session of the promised day, or of the working day before it', () => {
    fc.assert(
      fc.property(randomCalendarData, aMinute, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 30 }), (data, received, granted, ahead) => {
        const [calendar, watch] = [new WorkingCalendar(data), stopWatch(data)];
        const grantedAt = received + granted * 60;
        const until = addDays(plainDate(watch.dateOf(grantedAt)), ahead);
        const course: TermCourse = { terms: { amount: 3, unit: 'working-day', counting: 'whole-days', afterSupplement: 'continue' }, receivedAt: instantOf(received), suspensions: [], extensions: [{ grantedAt: instantOf(grantedAt), until }] };
        let last: string = until;
        while (!watch.worksOn(last)) last = addDays(plainDate(last), -1);
        try {
          expect(minuteOf(dueAt(course, calendar) ?? 'never')).toBe(watch.closeOf(last));
        } catch (error) {
          // There is no working day after that of the extension: nothing was promised.
          if (!(error instanceof ExtensionTooShort)) throw error;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the stretches in which the office waited are the citizen’s neither to gain nor to lose by their cutting', () => {
    fc.assert(
      fc.property(randomCalendarData, aMinute, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5_000 }), fc.tuple(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 3_000 })), (data, received, hours, gap, [one, other]) => {
        const calendar = new WorkingCalendar(data);
        const due = (stops: readonly Stop[]) => dueAt({ terms: { amount: hours, unit: 'working-hour', counting: 'working-time', afterSupplement: 'restart' }, receivedAt: instantOf(received), suspensions: stops.map(suspensionOf) }, calendar);
        const from = received + gap;
        const cut = [{ from, to: from + one, citizens: false }, { from: from + one, to: from + one + other, citizens: false }];
        expect(due(cut)).toBe(due([{ from, to: from + one + other, citizens: false }]));
      }),
      { numRuns: 200 },
    );
  });
});
