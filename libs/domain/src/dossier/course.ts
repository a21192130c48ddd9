import type { Instant } from '../calendar/instant.ts';
import { later } from '../calendar/instant.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Deadline } from '../deadline/deadline.ts';
import { deadlineOf, dueAt } from '../deadline/deadline.ts';
import { answerTerms, handOverDue } from '../deadline/reception.ts';
import { shareDueAt } from '../deadline/share.ts';
import { ownTermDueAt } from '../deadline/own-term.ts';
import type { Suspension } from '../deadline/suspension.ts';
import { andThen } from '../deadline/suspension.ts';
import type { TermCourse } from '../deadline/term-course.ts';
import type { Dossier } from './dossier.ts';
import { currentStep } from './current-step.ts';
import { isSuspended } from './standing-still.ts';

/** The course of the term that runs: the answer to an online dossier until it is received, the procedure's from then on. */
export function courseOf(dossier: Dossier): TermCourse {
  const finishedAt = dossier.completedAt ?? dossier.closed?.at;
  const finish = finishedAt === undefined ? {} : { finishedAt };
  if (dossier.receivedAt === undefined) return { terms: answerTerms, receivedAt: dossier.submittedAt, suspensions: dossier.suspensions, ...finish };
  return { terms: dossier.terms, receivedAt: dossier.receivedAt, suspensions: dossier.suspensions, extensions: dossier.extensions, ...finish };
}

/** Due instant, light, minutes left and trail of a dossier now. @throws YearNotInCalendar */
export function deadlineOfDossier(dossier: Dossier, calendar: WorkingCalendar, now: Instant): Deadline {
  return deadlineOf(courseOf(dossier), calendar, now);
}

/**
 * The dossier with every due instant derived afresh: after a move that touches the clock, or when a calendar has changed.
 * @throws YearNotInCalendar, ExtensionTooShort
 */
export function reckoned<D extends Dossier>(dossier: D, calendar: WorkingCalendar): D {
  const due = dueAt(courseOf(dossier), calendar);
  if (dossier.receivedAt === undefined) return { ...dossier, answerDueAt: due };
  return { ...dossier, dueAt: due, stepDueAt: stepDueAt(dossier, calendar) };
}

/** The same term, standing still from then on. @throws SuspensionOverlaps */
export function suspended({ suspensions }: Dossier, from: Instant, reason: Suspension['reason'], why: Omit<Suspension, 'from' | 'to' | 'reason'> = {}): readonly Suspension[] {
  return andThen(suspensions, { from, reason, ...why }, from);
}

/** The same term, running again. */
export function resumed({ suspensions }: Dossier, to: Instant): readonly Suspension[] {
  return suspensions.map((suspension) => (suspension.to === undefined ? { ...suspension, to } : suspension));
}

function stepDueAt(dossier: Dossier, calendar: WorkingCalendar): Instant | null {
  const { step, index } = currentStep(dossier);
  if (dossier.completedAt !== undefined || dossier.askedIn !== null || isSuspended(dossier)) return null;
  if (index === 0) return handOverDue(heldSince(dossier), calendar);
  if (step.term) return ownTermDueAt(courseOf(dossier), { ...step.term, since: dossier.stepSince }, calendar);
  if (step.share === 0) return null;
  return shareDueAt(courseOf(dossier), { share: step.share, since: dossier.stepSince }, calendar);
}

/** Who could not pass a dossier on while it stood still has the time of the day on which it went on. */
function heldSince({ stepSince, suspensions }: Dossier): Instant {
  return suspensions.reduce((since, { to }) => (to === undefined ? since : later(since, to)), stepSince);
}
