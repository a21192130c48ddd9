import type { Actor } from '../actor.ts';
import { inWhoseName } from '../actor.ts';
import type { Instant } from '../calendar/instant.ts';
import { later } from '../calendar/instant.ts';
import { recalledAtTheEnd } from './consultation.ts';
import type { Dossier, HistoryEntry, Verdict } from './dossier.ts';
import type { Move } from './lifecycle.ts';
import { withStepMissed } from './lateness.ts';
import { lifecycle, movers } from './lifecycle.ts';
import { refusal } from './permission.ts';
import { MoveIncomplete } from './refusals.ts';
import type { DossierState } from './state.ts';
import { undoOf } from './undo.ts';

/** Who moves a dossier, and when. */
export interface Act {
  readonly by: Actor;
  readonly at: Instant;
}

/** What a move changes besides state, version and history; the other fields go into the history. */
export interface Changes {
  readonly fields?: Partial<Dossier>;
  /** Who was given it. */
  readonly assignee?: string;
  /** The agency that was asked, or that it goes to. */
  readonly agency?: HistoryEntry['agency'];
  readonly note?: string | undefined;
  readonly verdict?: Verdict | undefined;
}

/**
 * The dossier after a move: the only place that changes state and version. What a service keeps beside a dossier comes through.
 * `change` sees the dossier as the actor holds it, and the instant that goes into the books.
 * @throws IllegalMove, NotYourStep, NotYourDossier, LimitReached, ResultMissing, AlreadyRated
 */
export function moveDossier<D extends Dossier>(dossier: D, move: Move, act: Act, change: (held: D, at: Instant) => Changes): D {
  const refused = refusal(dossier, move, act.by);
  if (refused) throw refused;
  // Clocks of two machines differ by seconds; the history of a dossier never runs backwards.
  const at = later(act.at, dossier.changedAt);
  const held = withStepMissed(movers[move].includes('holder') ? take(dossier, act.by, at) : dossier, at);
  const { fields, ...told } = change(held, at);
  const state = stateAfter(dossier, move);
  const entry: HistoryEntry = { move, at, ...doneBy(act.by), from: dossier.state, to: state, step: dossier.stepId, ...whatIs(told) };
  const moved = { ...held, ...fields, state, version: dossier.version + 1, history: [...dossier.history, entry], changedAt: at };
  return { ...moved, ...recalledAtTheEnd(moved, at), ...undoOf(move, dossier, moved) };
}

const doneBy = ({ id, actingFor }: Actor) => ({ by: id, ...(actingFor ? { actingFor: actingFor.id } : {}) });

/** What was said with a move; fields that nobody said anything for stay out of the books. */
function whatIs({ assignee, agency, note, verdict }: Omit<Changes, 'fields'>) {
  return {
    ...(assignee === undefined ? {} : { assignee }),
    ...(agency === undefined ? {} : { agency }),
    ...(note === undefined ? {} : { note }),
    ...(verdict === undefined ? {} : { verdict }),
  };
}

/** Who acts on a dossier that nobody holds holds it from then on, and has thereby taken what was handed over. A substitute takes it for whom they stand in for. */
export function take<D extends Dossier>(dossier: D, actor: Actor, at: Instant): D {
  const holder = inWhoseName(actor);
  if (actor.kind !== 'official' || dossier.assignee === holder) return taken(dossier, actor, at);
  return taken({ ...dossier, assignee: holder }, actor, at);
}

/** A sentence that must be there. @throws MoveIncomplete */
export function said(text: string, at: string): string {
  const sentence = text.trim();
  if (sentence === '') throw new MoveIncomplete(at, 'Say why: the citizen and the next in line will read it.');
  return sentence;
}

function taken<D extends Dossier>(dossier: D, actor: Actor, at: Instant): D {
  const track = dossier.tracks.at(-1);
  if (!track || track.takenAt !== undefined || track.to !== dossier.stepId || actor.kind !== 'official') return dossier;
  return { ...dossier, tracks: [...dossier.tracks.slice(0, -1), { ...track, takenBy: actor.id, ...(actor.actingFor ? { takenFor: actor.actingFor.id } : {}), takenAt: at }] };
}

function stateAfter(dossier: Dossier, move: Move): DossierState {
  const outcome = lifecycle[dossier.state][move];
  if (outcome === 'resumes') return dossier.askedIn ?? dossier.state;
  return outcome === undefined || outcome === 'stays' ? dossier.state : outcome;
}
