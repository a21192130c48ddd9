import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Actor } from '../actor.ts';
import type { Instant } from '../calendar/instant.ts';
import { later, minuteOf } from '../calendar/instant.ts';
import { reckoned } from './course.ts';
import type { Dossier, HistoryEntry } from './dossier.ts';
import type { Move } from './lifecycle.ts';
import type { Act } from './move.ts';
import { NotUndone } from './refusals.ts';

/** What the last move changed: the fields as they were, and those that were not there yet. */
export interface Undo {
  readonly before: Readonly<Record<string, unknown>>;
  readonly absent: readonly string[];
}

/** Moves that told the citizen nothing and issued no paper. Everything else has been read outside the house and cannot be unsaid. */
const undoable: ReadonlySet<string> = new Set(['claim', 'pass-on', 'send-back', 'reassign', 'attach-result'] satisfies Move[]);

/** Derived afresh, or kept by every move. */
const notKept: ReadonlySet<string> = new Set(['version', 'history', 'changedAt', 'undo', 'dueAt', 'stepDueAt', 'answerDueAt']);

/** What a move leaves behind so that it can be taken back; of one that cannot, nothing. Of a confidential dossier too: copies of what is sealed would lie open. */
export function undoOf(move: Move, before: Dossier, after: Dossier): { undo?: Undo | null } {
  if (!undoable.has(move) || before.confidential) return before.undo ? { undo: null } : {};
  const old: Readonly<Record<string, unknown>> = { ...before };
  const changed = Object.entries(after).filter(([field, value]) => !notKept.has(field) && old[field] !== value).map(([field]) => field);
  const there = changed.filter((field) => old[field] !== undefined);
  return { undo: { before: Object.fromEntries(there.map((field) => [field, old[field]])), absent: changed.filter((field) => old[field] === undefined) } };
}

/** How long a move may be taken back, and since when somebody else is at work on what it made. */
export interface UndoRules {
  readonly minutes: number;
  /** Who has opened a form on the dossier as it is now, to act on it. */
  readonly openedBy?: string | undefined;
}

/** Why this actor cannot take the last move back now; undefined when they can. */
export function undoRefusal(dossier: Dossier, actor: Pick<Actor, 'id'>, at: Instant, { minutes, openedBy }: UndoRules): NotUndone | undefined {
  const last = lastAct(dossier);
  if (!last || !dossier.undo || !undoable.has(last.move)) return new NotUndone(dossier, 'never');
  if (last.by !== actor.id) return new NotUndone(dossier, 'other');
  if (minuteOf(at) - minuteOf(last.at) > minutes) return new NotUndone(dossier, 'late', minutes);
  return openedBy !== undefined && openedBy !== actor.id ? new NotUndone(dossier, 'opened') : undefined;
}

/** The dossier as it was before its last move, as a new version; due instants by today's calendar. @throws NotUndone, YearNotInCalendar */
export function undoDossier<D extends Dossier>(dossier: D, act: Act, rules: UndoRules, calendar: WorkingCalendar): D {
  const refused = undoRefusal(dossier, act.by, act.at, rules);
  if (refused) throw refused;
  const { before, absent } = dossier.undo ?? { before: {}, absent: [] };
  const at = later(act.at, dossier.changedAt);
  const fields = Object.fromEntries(Object.entries({ ...dossier, ...before }).filter(([field]) => !absent.includes(field))) as unknown as D;
  const entry: HistoryEntry = { move: 'undone', at, by: act.by.id, from: dossier.state, to: fields.state, step: dossier.stepId };
  return reckoned({ ...fields, undo: null, version: dossier.version + 1, history: [...dossier.history, entry], changedAt: at }, calendar);
}

/** A calendar that changed and a term that ran out are nobody's acts. */
const nobodys: ReadonlySet<HistoryEntry['move']> = new Set(['calendar-changed', 'overdue']);

/** The last line that somebody wrote by acting. */
export function lastAct({ history }: Pick<Dossier, 'history'>): HistoryEntry | undefined {
  return history.findLast(({ move }) => !nobodys.has(move));
}

/** The history without what was taken back, and without the taking back: as if it had not been. */
export function standing<Entry extends Pick<HistoryEntry, 'move'>>(history: readonly Entry[]): Entry[] {
  return history.reduce<Entry[]>((kept, entry) => {
    if (entry.move !== 'undone') return [...kept, entry];
    const at = kept.findLastIndex(({ move }) => !nobodys.has(move));
    return kept.toSpliced(at, 1);
  }, []);
}
