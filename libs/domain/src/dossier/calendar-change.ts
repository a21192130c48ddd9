import type { Instant } from '../calendar/instant.ts';
import { later } from '../calendar/instant.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { reckoned } from './course.ts';
import type { Dossier } from './dossier.ts';

/** Who changed the calendar and which one it is, for the books. */
export interface CalendarChange {
  readonly at: Instant;
  readonly by: string;
  readonly note: string;
}

/** The term that runs: the answer until reception, the procedure's from then on. */
export function runningDueAt({ receivedAt, answerDueAt, dueAt }: Pick<Dossier, 'receivedAt' | 'answerDueAt' | 'dueAt'>): Instant | null {
  return receivedAt === undefined ? answerDueAt : dueAt;
}

/** Finished terms stay as they were: what was in time then is in time for ever. */
export function hasOpenTerm({ completedAt, closed }: Pick<Dossier, 'completedAt' | 'closed'>): boolean {
  return completedAt === undefined && closed === undefined;
}

/**
 * The dossier with its due instants by a calendar that has changed; undefined when that moves nothing. It makes a version and a line of
 * history like a move, so that whoever has the dossier open learns of it. What was printed on the slip stays printed.
 * @throws YearNotInCalendar, ExtensionTooShort
 */
export function movedByCalendar<D extends Dossier>(dossier: D, calendar: WorkingCalendar, change: CalendarChange): D | undefined {
  if (!hasOpenTerm(dossier)) return undefined;
  const after = reckoned(dossier, calendar);
  if (after.answerDueAt === dossier.answerDueAt && after.dueAt === dossier.dueAt && after.stepDueAt === dossier.stepDueAt) return undefined;
  // Clocks of two machines differ by seconds; the history of a dossier never runs backwards.
  const at = later(change.at, dossier.changedAt);
  const entry = { move: 'calendar-changed' as const, at, by: change.by, from: dossier.state, to: dossier.state, step: dossier.stepId, note: change.note };
  return { ...after, version: dossier.version + 1, history: [...dossier.history, entry], changedAt: at };
}
