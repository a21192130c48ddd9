import type { CalendarMoves } from '@motcua/contracts/calendar-moves-api';
import type { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import { runningDueAt } from '@motcua/domain/dossier/calendar-change';
import { type OpenTerm, type Outcome, outcomeOf } from './open-term.ts';

export type Tally = Pick<CalendarMoves, 'seen' | 'moves' | 'later' | 'earlier' | 'unreached' | 'overdue'>;
export const emptyTally: Tally = { seen: 0, moves: 0, later: 0, earlier: 0, unreached: 0, overdue: 0 };

export interface Move {
  readonly term: OpenTerm;
  readonly outcome: Outcome;
}

/** What a calendar does to a term; undefined when it does nothing that anybody outside would notice. */
export function moveOf(term: OpenTerm, calendar: WorkingCalendar): Move | undefined {
  const outcome = outcomeOf(term, calendar);
  return outcome.what === 'moved' || outcome.what === 'unreached' ? { term, outcome } : undefined;
}

export function tallied(tally: Tally, { seen, moves }: { readonly seen: number; readonly moves: readonly Move[] }, asOf: string): Tally {
  const those = (fits: (move: Move) => boolean) => moves.filter(fits).length;
  const moved = those(({ outcome }) => outcome.what === 'moved');
  const later = those((move) => (dueAfter(move) ?? '') > (runningDueAt(move.term) ?? ''));
  return {
    seen: tally.seen + seen,
    moves: tally.moves + moved,
    later: tally.later + later,
    earlier: tally.earlier + moved - later,
    unreached: tally.unreached + moves.length - moved,
    overdue: tally.overdue + those((move) => becomesOverdue(move, asOf)),
  };
}

/** Who would be left without a date first, then who would become late, then who was due soonest. */
export function urgencyOf(move: Move, asOf: string): string {
  const group = move.outcome.what === 'unreached' ? 0 : becomesOverdue(move, asOf) ? 1 : 2;
  return `${group} ${runningDueAt(move.term) ?? '9'} ${move.term.reference}`;
}

const dueAfter = ({ outcome }: Move): string | null => (outcome.what === 'moved' ? outcome.dueAt : null);

function becomesOverdue(move: Move, asOf: string): boolean {
  const [before, after] = [runningDueAt(move.term), dueAfter(move)];
  return after !== null && after < asOf && (before === null || before >= asOf);
}
