import type { Instant, Minute } from '../calendar/instant.ts';
import { instantOf, minuteOf } from '../calendar/instant.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { endOfTerm, runningMinutes } from './counting.ts';
import type { Pause } from './suspension.ts';
import type { Leg, TermCourse } from './term-course.ts';
import { legOf } from './term-course.ts';
import type { Terms } from './terms.ts';
import type { TrailEntry } from './trail.ts';
import { trailOf } from './trail.ts';

/** What the traffic light shows; shapes and words in look.md. */
export type Light = 'on-time' | 'soon' | 'overdue' | 'paused' | 'finished';

export interface Deadline {
  /** Null while the term stands still and nobody knows for how long. */
  readonly dueAt: Instant | null;
  readonly light: Light;
  /**
   * Working minutes left: negative when overdue (0 between the close at which it was due and the next opening), frozen while
   * paused and from the finish on. After an open supplement that restarts the term: all of it.
   */
  readonly minutesLeft: number;
  /** The rules that led there, in the order in which they were applied. */
  readonly trail: readonly TrailEntry[];
}

// A fifth of the term left is "soon" (design of the light, issue 5).
export const soonShare = 0.2;

/** When a term is due, without the rest. @throws YearNotInCalendar, ExtensionTooShort */
export function dueAt(course: TermCourse, calendar: WorkingCalendar): Instant | null {
  const leg = legOf(course, calendar);
  return instantOrNull(endOfTerm(leg.terms, leg.from, leg.pauses, calendar));
}

/**
 * When a term is due, how that stands now, and why.
 * An act in the minute in which the term ends is in time. @throws YearNotInCalendar, ExtensionTooShort
 */
export function deadlineOf(course: TermCourse, calendar: WorkingCalendar, now: Instant): Deadline {
  const at = minuteOf(course.finishedAt ?? now);
  const begun = course.suspensions.filter(({ from }) => minuteOf(from) <= at);
  const leg = legOf(course, calendar, begun);
  const due = endOfTerm(leg.terms, leg.from, leg.pauses, calendar);
  // A term that had run out before the pause began stays run out.
  const pause = leg.pauses.find(({ from, to }) => from <= at && at < to && (due === null || due > from));
  const minutesLeft = pause ? leftAtPause(leg, pause, calendar) : calendar.workBetween(at, due ?? at);
  return {
    dueAt: instantOrNull(due),
    light: lightOf(course, leg, { due, pause, at, minutesLeft }, calendar),
    minutesLeft,
    trail: trailOf({ ...course, suspensions: begun }, leg, due, calendar),
  };
}

/** Working minutes a term comes to when it is received at that minute and nothing interrupts it. */
export function lengthOfTerm(terms: Terms, received: Minute, calendar: WorkingCalendar): number {
  return calendar.workBetween(received, endOfTerm(terms, received, [], calendar) ?? received);
}

function leftAtPause(leg: Leg, pause: Pause, calendar: WorkingCalendar): number {
  if (pause.supplement && leg.terms.afterSupplement === 'restart') return lengthOfTerm(leg.terms, pause.from, calendar);
  const earlier = leg.pauses.filter(({ from }) => from < pause.from);
  return calendar.workBetween(pause.from, endOfTerm(leg.terms, leg.from, earlier, calendar) ?? pause.from);
}

interface Standing {
  readonly due: Minute | null;
  readonly pause: Pause | undefined;
  readonly at: Minute;
  readonly minutesLeft: number;
}

function lightOf(course: TermCourse, leg: Leg, { due, pause, at, minutesLeft }: Standing, calendar: WorkingCalendar): Light {
  if (course.finishedAt !== undefined) return 'finished';
  if (pause || due === null) return 'paused';
  if (at > due) return 'overdue';
  return minutesLeft <= soonShare * runningMinutes(leg.from, due, leg.pauses, calendar) ? 'soon' : 'on-time';
}

function instantOrNull(minute: Minute | null): Instant | null {
  return minute === null ? null : instantOf(minute);
}
