import type { Instant } from '../calendar/instant.ts';
import { instantOf, minuteOf } from '../calendar/instant.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { endOfTerm } from './counting.ts';
import type { Terms } from './terms.ts';

/** NĐ 61/2018: an online dossier is received, supplemented or refused within 8 working hours; what was missing starts them afresh. */
export const answerTerms: Terms = { amount: 8, unit: 'working-hour', counting: 'working-time', afterSupplement: 'restart' };

/** By when an online dossier must be answered. @throws YearNotInCalendar */
export function onlineAnswerDue(submittedAt: Instant, calendar: WorkingCalendar): Instant {
  const submitted = minuteOf(submittedAt);
  return instantOf(endOfTerm(answerTerms, submitted, [], calendar) ?? submitted);
}

/**
 * By when a received dossier must have been handed to the handling unit: the same day, or, when received after the cut-off or
 * outside working days, in the morning of the next one. @throws YearNotInCalendar
 */
export function handOverDue(receivedAt: Instant, calendar: WorkingCalendar): Instant {
  const received = minuteOf(receivedAt);
  const day = calendar.dayOfReceipt(received);
  return instantOf(calendar.isInTimeForToday(received) ? calendar.closeOf(day) : calendar.morningEndOf(day));
}
