import { later, minuteOf } from '../calendar/instant.ts';
import type { Instant } from '../calendar/instant.ts';
import { hasOpenTerm, runningDueAt } from './calendar-change.ts';
import type { Dossier } from './dossier.ts';

const isPast = (due: Instant, at: Instant) => minuteOf(at) > minuteOf(due);

/** Remembers that the step in hand is late, before a move gives it more time: an extension, a supplement or a pause makes nothing on time. */
export function withStepMissed<D extends Dossier>(dossier: D, at: Instant): D {
  const { stepDueAt, stepMissedAt = null } = dossier;
  return stepDueAt !== null && stepMissedAt === null && isPast(stepDueAt, at) ? { ...dossier, stepMissedAt: stepDueAt } : dossier;
}

/** The due instant that stands without a word in the history that it was not kept; whether it has come yet is another question. */
export function unnotedDueAt(dossier: Pick<Dossier, 'receivedAt' | 'answerDueAt' | 'dueAt' | 'completedAt' | 'closed' | 'history'>): Instant | null {
  if (!hasOpenTerm(dossier)) return null;
  const due = runningDueAt(dossier);
  return due === null || dossier.history.some(({ move, dueAt }) => move === 'overdue' && dueAt === due) ? null : due;
}

/**
 * The dossier with a line that its term ran out; undefined when it has not, or when that stands there already: once for each due instant.
 * A line makes a version, as every line does.
 */
export function notedOverdue<D extends Dossier>(dossier: D, { at, by }: { readonly at: Instant; readonly by: string }): D | undefined {
  const dueAt = unnotedDueAt(dossier);
  if (dueAt === null || !isPast(dueAt, at)) return undefined;
  // Clocks of two machines differ by seconds; the history of a dossier never runs backwards.
  const noted = later(at, dossier.changedAt);
  const entry = { move: 'overdue' as const, at: noted, by, from: dossier.state, to: dossier.state, step: dossier.stepId, dueAt };
  return { ...dossier, version: dossier.version + 1, history: [...dossier.history, entry], changedAt: noted };
}

/** Whether the procedure's term, or a date promised instead of it, was ever not kept. */
export function wasLate({ history, apologies, completedAt, dueAt }: Pick<Dossier, 'history' | 'apologies' | 'completedAt' | 'dueAt'>): boolean {
  return (
    history.some(({ move, from }) => move === 'overdue' && from !== 'submitted') ||
    apologies.some(({ approvedAt, missed }) => approvedAt !== undefined && isPast(missed, approvedAt)) ||
    (completedAt !== undefined && dueAt !== null && isPast(dueAt, completedAt))
  );
}
