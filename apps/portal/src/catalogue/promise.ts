import type { Term } from '@motcua/contracts/procedure';
import { YearNotInCalendar } from '@motcua/domain/calendar/calendar-errors';
import type { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import { dueAt } from '@motcua/domain/deadline/deadline';

/** When a dossier received at that instant would be due; undefined where the calendar does not reach that far yet. */
export function dueIfReceived(term: Term, at: string, calendar: WorkingCalendar | undefined): string | undefined {
  if (!calendar) return undefined;
  try {
    return dueAt({ terms: term, receivedAt: at, suspensions: [] }, calendar) ?? undefined;
  } catch (error) {
    if (error instanceof YearNotInCalendar) return undefined;
    throw error;
  }
}
