import type { Instant } from '../calendar/instant.ts';
import { instantOf, minuteOf } from '../calendar/instant.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { endOfTerm } from './counting.ts';
import type { TermCourse } from './term-course.ts';
import { legOf } from './term-course.ts';
import type { Terms } from './terms.ts';

/** A phase that the law gives a term of its own: so long from when the step has the dossier. */
export interface OwnTerm {
  readonly amount: number;
  readonly unit: Terms['unit'];
  readonly since: Instant;
}

/**
 * By when a step with a term of its own should be done. It stands still with the whole term, begins anew with it, and does not end after it while
 * that is still ahead: the citizen was promised the whole. Null while the term stands still. @throws YearNotInCalendar
 */
export function ownTermDueAt(course: TermCourse, { amount, unit, since }: OwnTerm, calendar: WorkingCalendar): Instant | null {
  const leg = legOf(course, calendar);
  const due = endOfTerm(leg.terms, leg.from, leg.pauses, calendar);
  const from = Math.max(minuteOf(since), leg.from);
  const terms: Terms = { amount, unit, counting: unit === 'working-hour' ? 'working-time' : 'whole-days', afterSupplement: leg.terms.afterSupplement };
  const done = endOfTerm(terms, from, leg.pauses.filter(({ to }) => to > from), calendar);
  if (done === null || due === null) return null;
  return instantOf(due > from ? Math.min(done, due) : done);
}
