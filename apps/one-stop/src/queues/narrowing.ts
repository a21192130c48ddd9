import type { Light, QueueQuery } from '@motcua/contracts/one-stop-api';
import { instantOf } from '@motcua/domain/calendar/instant';
import { dayNumber, type PlainDate } from '@motcua/domain/calendar/plain-date';
import type { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import type { DeskLine } from './desk-line.ts';

export type Narrowing = Pick<QueueQuery, 'procedure' | 'step' | 'channel' | 'light' | 'assignee' | 'receivedFrom' | 'receivedTo'>;

interface Moment {
  readonly now: string;
  readonly calendar: WorkingCalendar;
}

type Fits = (line: DeskLine) => boolean;

/** In the place of an assignee: those that nobody has. */
export const nobody = 'nobody';

/** What a list is narrowed down to, in the order in which it is cheapest to say no. */
const filters: Readonly<Record<keyof Narrowing, (wanted: string, moment: Moment) => Fits>> = {
  procedure: (wanted) => (line) => line.procedure === wanted && !line.confidential,
  step: (wanted) => (line) => line.step === wanted && !line.confidential,
  channel: (wanted) => (line) => line.channel === wanted,
  assignee: (wanted) => (line) => line.assignee === (wanted === nobody ? null : wanted),
  light: (wanted, { now }) => (line) => lightOf(line, now) === wanted,
  receivedFrom: (wanted, { calendar }) => {
    const begin = beginOf(wanted, 0, calendar);
    return (line) => line.since >= begin;
  },
  receivedTo: (wanted, { calendar }) => {
    const end = beginOf(wanted, 1, calendar);
    return (line) => line.since < end;
  },
};

export function narrowedBy(narrowing: Narrowing, moment: Moment): Fits {
  const asked = Object.entries(filters).flatMap(([name, fitting]) => {
    const wanted = narrowing[name as keyof Narrowing];
    return wanted === undefined ? [] : [fitting(wanted, moment)];
  });
  return (line) => asked.every((fits) => fits(line));
}

/** When a day begins at the agency, or one so many days later. Also of years that the calendar does not tell of: dossiers are older than that. */
const beginOf = (date: string, later: number, calendar: WorkingCalendar) => instantOf(calendar.startOf(dayNumber(date as PlainDate) + later));

/** The light that a row of the list shows. Where the calendar does not tell of the year, nobody knows when it is soon, nor whether it is late. */
function lightOf({ open, state, dueAt, soonAt }: DeskLine, now: string): Light {
  if (!open || state === 'completed') return 'finished';
  if (dueAt === null || soonAt === null) return 'paused';
  if (dueAt < now) return 'overdue';
  return soonAt <= now ? 'soon' : 'on-time';
}
