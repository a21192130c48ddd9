import type { Instant } from '../calendar/instant.ts';
import { instantOf, minuteOf } from '../calendar/instant.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { endOfTerm } from './counting.ts';
import { lengthOfTerm } from './deadline.ts';
import type { Suspension } from './suspension.ts';
import { pausesOf } from './suspension.ts';
import type { Terms } from './terms.ts';

/** A step's part of the term. */
export interface TermShare {
  readonly terms: Terms;
  /** Percent of the whole term. */
  readonly share: number;
  /** When the step began; a step is not blamed for what earlier ones took too long. */
  readonly since: Instant;
  readonly suspensions: readonly Suspension[];
}

/**
 * By when a step should be done. It runs by the clock whatever the term counts in, since half of "3 whole days" is not a day.
 * Null while the term stands still. @throws YearNotInCalendar
 */
export function shareDueAt({ terms, share, since, suspensions }: TermShare, calendar: WorkingCalendar): Instant | null {
  const from = minuteOf(since);
  const minutes = Math.max(1, Math.round((lengthOfTerm(terms, from, calendar) * share) / 100));
  const byTheClock: Terms = { ...terms, amount: minutes / 60, unit: 'working-hour', counting: 'working-time' };
  const due = endOfTerm(byTheClock, from, pausesOf(suspensions).filter(({ to }) => to > from), calendar);
  return due === null ? null : instantOf(due);
}
