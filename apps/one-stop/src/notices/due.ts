import type { DueAtAgency } from '@motcua/contracts/notices-api';
import { minuteOf } from '@motcua/domain/calendar/instant';
import type { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import type { PlainDate } from '@motcua/domain/calendar/plain-date';
import type { DueDossier } from './due.store.ts';

/** How urgent a dossier is, as the queues have it: over, due today, or up to the second working day. */
export function dueRow({ _id: id, reference, procedure, confidential, desk }: DueDossier, { now, today }: { readonly now: string; readonly today: PlainDate }, calendar: WorkingCalendar): DueAtAgency['rows'][number] {
  const dueAt = desk.dueAt ?? now;
  const standing = dueAt < now ? 'overdue' : desk.dueOn === today ? 'due-today' : 'due-soon';
  return {
    ...{ id, reference, dueAt, standing, role: desk.role },
    daysOver: standing === 'overdue' ? daysBetween(dueAt, now, calendar) : 0,
    ...(confidential ? {} : { procedure: procedure.name }),
    ...(desk.assignee === null ? {} : { holder: desk.assignee }),
  };
}

const daysBetween = (from: string, to: string, calendar: WorkingCalendar): number =>
  calendar.workingDaysBefore(calendar.dayAt(minuteOf(to))) - calendar.workingDaysBefore(calendar.dayAt(minuteOf(from)));
