import type { Instant } from '../calendar/instant.ts';
import { instantOf, minuteOf } from '../calendar/instant.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { endOfTerm } from './counting.ts';
import { lengthOfTerm } from './deadline.ts';
import type { TermCourse } from './term-course.ts';
import { legOf } from './term-course.ts';
import type { Terms } from './terms.ts';

/** A step's part of a term: so many percent of it, from when the step began. */
export interface TermShare {
  readonly share: number;
  /** A step is not blamed for what earlier ones took too long: its part begins when it has the dossier. */
  readonly since: Instant;
}

/**
 * By when a step should be done: its part of the whole term by the clock (half of "3 whole days" is not a day), but not after
 * the term itself while that is still ahead. A restart or an extension gives the step in hand its part anew.
 * Null while the term stands still. @throws YearNotInCalendar
 */
export function shareDueAt(course: TermCourse, { share, since }: TermShare, calendar: WorkingCalendar): Instant | null {
  const leg = legOf(course, calendar);
  const due = endOfTerm(leg.terms, leg.from, leg.pauses, calendar);
  const from = Math.max(minuteOf(since), leg.from);
  const minutes = Math.max(1, Math.round((lengthOfTerm(leg.terms, leg.from, calendar) * share) / 100));
  const byTheClock: Terms = { ...leg.terms, amount: minutes / 60, unit: 'working-hour', counting: 'working-time' };
  const done = endOfTerm(byTheClock, from, leg.pauses.filter(({ to }) => to > from), calendar);
  if (done === null || due === null) return null;
  return instantOf(due > from ? Math.min(done, due) : done);
}
