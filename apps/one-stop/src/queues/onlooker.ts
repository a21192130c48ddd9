import type { Actor } from '@motcua/domain/actor';
import { minuteOf } from '@motcua/domain/calendar/instant';
import { addDays, dateOfDay, type PlainDate } from '@motcua/domain/calendar/plain-date';
import type { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';

/** Who looks, and what day it is there. */
export interface Onlooker {
  readonly actor: Actor;
  readonly agency: string;
  readonly now: string;
  readonly today: PlainDate;
  /** The second working day after today: up to it a dossier counts as due soon. */
  readonly soon: PlainDate;
  /** Finished dossiers stay in the lists from then on; older ones are found by search. It keeps every list bounded. */
  readonly shownFrom: PlainDate;
  /** Whether it lies on the desk of somebody whose work of that kind they do today. */
  readonly standsIn: (line: StoodIn) => boolean;
}

/** What says whose work a dossier is. */
export interface StoodIn {
  readonly assignee: string | null;
  readonly role: string;
  readonly procedure: string;
  readonly confidential: boolean;
}

const daysShown = 7;

export function onlookerAt(calendar: WorkingCalendar, { actor, agency, now }: { actor: Actor; agency: string; now: Date }): Onlooker {
  const minute = minuteOf(now.toISOString());
  const today = calendar.dateAt(minute);
  const secondWorkingDay = calendar.nextWorkingDay(calendar.nextWorkingDay(calendar.dayAt(minute) + 1) + 1);
  return { actor, agency, now: now.toISOString(), today, soon: dateOfDay(secondWorkingDay), shownFrom: addDays(today, -daysShown), standsIn: () => false };
}

/** What lists may show anywhere, whatever the time there: a day more than the longest week. */
export const keptFrom = (now: Date): string => new Date(now.getTime() - (daysShown + 2) * 86_400_000).toISOString();
