import type { Instant, Minute } from '../calendar/instant.ts';
import { minuteOf } from '../calendar/instant.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import { dayNumber } from '../calendar/plain-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { DomainError } from '../errors.ts';
import type { Pause, Suspension } from './suspension.ts';
import { pausesOf } from './suspension.ts';
import type { Terms } from './terms.ts';

/** A new date promised with an apology (Mẫu 04): to the close of that day. */
export interface Extension {
  readonly grantedAt: Instant;
  readonly until: PlainDate;
}

/** Everything that happened to a term. The due instant is derived from it, never kept by hand. */
export interface TermCourse {
  readonly terms: Terms;
  readonly receivedAt: Instant;
  readonly suspensions: readonly Suspension[];
  readonly extensions?: readonly Extension[];
  readonly finishedAt?: Instant;
}

/** The part of a course that decides: since the receipt, since the last restart, or since the last extension. */
export interface Leg {
  readonly terms: Terms;
  readonly from: Minute;
  readonly pauses: readonly Pause[];
  readonly because: 'received' | 'restarted' | 'extended';
}

export class ExtensionTooShort extends DomainError {
  constructor(until: PlainDate) {
    super('invalid', 'extension-too-short', `There is no working day between the extension and ${until}.`, { at: 'until', params: { until } });
  }
}

/** The deciding part of a course, as far as these suspensions are known. @throws ExtensionTooShort */
export function legOf(course: TermCourse, calendar: WorkingCalendar, suspensions: readonly Suspension[] = course.suspensions): Leg {
  const [received, pauses] = [minuteOf(course.receivedAt), pausesOf(suspensions)];
  const restarted = course.terms.afterSupplement === 'restart' ? lastSupplement(suspensions, received) : received;
  const from = Math.max(received, restarted);
  const extension = course.extensions?.at(-1);
  if (extension && minuteOf(extension.grantedAt) >= from) return extendedLeg(course.terms, extension, pauses, calendar);
  return { terms: course.terms, from, pauses: pauses.filter(({ to }) => to > from), because: from > received ? 'restarted' : 'received' };
}

function lastSupplement(suspensions: readonly Suspension[], received: Minute): Minute {
  return suspensions.reduce((last, { to, reason }) => (reason === 'supplement' && to !== undefined ? Math.max(last, minuteOf(to)) : last), received);
}

/** An extension is a term of its own, of the working days up to the new date: a later suspension then moves it like any other. */
function extendedLeg(terms: Terms, { grantedAt, until }: Extension, pauses: readonly Pause[], calendar: WorkingCalendar): Leg {
  const from = calendar.startOf(calendar.dayAt(minuteOf(grantedAt)));
  const amount = calendar.workingDaysBefore(dayNumber(until) + 1) - calendar.workingDaysBefore(calendar.dayOfReceipt(from) + 1);
  if (amount < 1) throw new ExtensionTooShort(until);
  const days: Terms = { ...terms, amount, unit: 'working-day', counting: 'whole-days' };
  return { terms: days, from, pauses: pauses.filter(({ to }) => to > minuteOf(grantedAt)), because: 'extended' };
}
