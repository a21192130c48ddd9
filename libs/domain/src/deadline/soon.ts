import type { Instant } from '../calendar/instant.ts';
import { instantOf, minuteOf } from '../calendar/instant.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { runningMinutes } from './counting.ts';
import { soonShare } from './deadline.ts';
import type { TermCourse } from './term-course.ts';
import { legOf } from './term-course.ts';

/**
 * The first minute at which the light of a running term says "soon", so that a list can be narrowed down to a light without reckoning each
 * dossier. @throws YearNotInCalendar, ExtensionTooShort
 */
export function soonFrom(course: TermCourse, dueAt: Instant, calendar: WorkingCalendar): Instant {
  const { from, pauses } = legOf(course, calendar);
  const due = minuteOf(dueAt);
  const left = Math.floor(soonShare * runningMinutes(from, due, pauses, calendar));
  return instantOf(calendar.minuteWorked(calendar.workedAt(due) - left));
}
