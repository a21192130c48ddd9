import type { Light, QueueQuery } from '@motcua/contracts/one-stop-api';
import type { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import { minuteOf } from '@motcua/domain/calendar/instant';
import type { DeskLine } from './desk-line.ts';

export type Narrowing = Pick<QueueQuery, 'procedure' | 'step' | 'channel' | 'light' | 'assignee' | 'receivedFrom' | 'receivedTo'>;

interface Moment {
  readonly now: string;
  readonly calendar: WorkingCalendar;
}

type Fits = (line: DeskLine, wanted: string, moment: Moment) => boolean;

/** What a list is narrowed down to, in the order in which it is cheapest to say no. */
const filters = {
  procedure: (line, wanted) => line.procedure === wanted && !line.confidential,
  step: (line, wanted) => line.step === wanted && !line.confidential,
  channel: (line, wanted) => line.channel === wanted,
  assignee: (line, wanted) => (wanted === nobody ? line.assignee === null : line.assignee === wanted),
  light: (line, wanted, { now }) => lightOf(line, now) === wanted,
  receivedFrom: (line, wanted, { calendar }) => calendar.dateAt(minuteOf(line.since)) >= wanted,
  receivedTo: (line, wanted, { calendar }) => calendar.dateAt(minuteOf(line.since)) <= wanted,
} as const satisfies Record<keyof Narrowing, Fits>;

/** In the place of an assignee: those that nobody has. */
export const nobody = 'nobody';

export function narrowedBy(narrowing: Narrowing, moment: Moment): (line: DeskLine) => boolean {
  const asked = Object.entries(filters).flatMap(([name, fits]: [string, Fits]) => {
    const wanted = narrowing[name as keyof Narrowing];
    return wanted === undefined ? [] : [(line: DeskLine) => fits(line, wanted, moment)];
  });
  return (line) => asked.every((fits) => fits(line));
}

/** The light that a row of the list shows. */
function lightOf({ open, state, dueAt, soonAt }: DeskLine, now: string): Light {
  if (!open || state === 'completed') return 'finished';
  if (dueAt === null) return 'paused';
  if (dueAt < now) return 'overdue';
  return soonAt !== null && soonAt <= now ? 'soon' : 'on-time';
}
