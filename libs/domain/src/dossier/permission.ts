import type { Actor } from '../actor.ts';
import type { DomainError } from '../errors.ts';
import { holds, mayAssign } from './confidential.ts';
import type { Dossier } from './dossier.ts';
import type { Move, Mover } from './lifecycle.ts';
import { lifecycle, moves, movers } from './lifecycle.ts';
import { AlreadyRated, IllegalMove, LimitReached, NotYourDossier, NotYourStep, ResultMissing } from './refusals.ts';
import type { Step } from './steps.ts';
import { stepMoves } from './steps.ts';

export interface Permission {
  readonly move: Move;
  readonly allowed: boolean;
  /** Why not; pages show it beside the disabled action. */
  readonly because?: DomainError;
}

/** Every move that is possible in this state, with whether this actor may make it. */
export function permissions(dossier: Dossier, actor: Actor): readonly Permission[] {
  return moves
    .filter((move) => isPossible(dossier, move))
    .map((move) => {
      const because = refusal(dossier, move, actor);
      return because ? { move, allowed: false, because } : { move, allowed: true };
    });
}

/** Why this actor may not make this move now; undefined when it may. State, step and person first, then what the move itself needs. */
export function refusal(dossier: Dossier, move: Move, actor: Actor): DomainError | undefined {
  if (!isPossible(dossier, move)) return new IllegalMove(dossier, move, 'state');
  if (!movers[move].some((mover) => fits[mover](dossier, move, actor))) return strangerTo(dossier, move, actor);
  return guards[move]?.(dossier);
}

/** Ordinary dossiers are taken by whoever is free; only a confidential one is given to somebody. */
function isPossible({ state, confidential }: Dossier, move: Move): boolean {
  return lifecycle[state][move] !== undefined && (move !== 'assign' || confidential === true);
}

export function currentStep(dossier: Dossier): { readonly step: Step; readonly index: number } {
  const index = dossier.steps.findIndex(({ id }) => id === dossier.stepId);
  const step = dossier.steps[index];
  if (!step) throw new Error(`Dossier ${dossier.reference} is at step ${dossier.stepId}, which its procedure does not have.`);
  return { step, index };
}

const fits: Readonly<Record<Mover, (dossier: Dossier, move: Move, actor: Actor) => boolean>> = {
  holder: (dossier, move, actor) => stepDoes(dossier, move) && unfitFor(dossier, actor) === undefined && !isUnclaimed(dossier),
  // Whoever could take a confidential dossier over from its holder could read it.
  colleague: (dossier, _move, actor) => unfitFor(dossier.confidential ? dossier : { ...dossier, assignee: null }, actor) === undefined,
  owner: (dossier, _move, actor) => (actor.kind === 'citizen' || actor.kind === 'client') && actor.id === dossier.owner,
  'front-desk': (dossier, _move, actor) => actor.kind === 'official' && (dossier.confidential ? holds(dossier, actor) : worksAt(dossier, dossier.steps[0], actor)),
  service: (_dossier, _move, actor) => actor.kind === 'service',
  assigner: (dossier, _move, actor) => mayAssign(dossier, actor),
};

const guards: Readonly<Partial<Record<Move, (dossier: Dossier) => DomainError | undefined>>> = {
  'request-supplement': (dossier) => beyond(dossier, 'request-supplement', dossier.supplements.length, dossier.limits.supplements),
  extend: (dossier) => beyond(dossier, 'extend', dossier.extensions.length, dossier.limits.extensions),
  approve: (dossier) => (dossier.result ? undefined : new ResultMissing(dossier)),
  rate: (dossier) => (dossier.rating ? new AlreadyRated(dossier) : undefined),
};

function beyond(dossier: Dossier, move: Move, times: number, limit: number): DomainError | undefined {
  return times >= limit ? new LimitReached(dossier, move, limit) : undefined;
}

function strangerTo(dossier: Dossier, move: Move, actor: Actor): DomainError {
  if (movers[move].includes('owner') && actor.kind !== 'official') return new NotYourDossier(dossier);
  if (movers[move].includes('holder') && actor.kind === 'official' && !stepDoes(dossier, move)) return new IllegalMove(dossier, move, 'step');
  return new NotYourStep(dossier, move, movers[move].includes('front-desk') ? 'role' : (unfitFor(dossier, actor) ?? (isUnclaimed(dossier) ? 'nobody' : 'role')));
}

function stepDoes(dossier: Dossier, move: Move): boolean {
  return stepMoves(dossier.steps, currentStep(dossier).index).includes(move);
}

/** What keeps an actor from holding the dossier at its step. */
function unfitFor(dossier: Dossier, actor: Actor): 'role' | 'agency' | 'colleague' | undefined {
  const { step } = currentStep(dossier);
  if (actor.kind !== 'official' || !actor.roles.includes(step.role)) return 'role';
  if (!worksAt(dossier, step, actor)) return 'agency';
  return dossier.assignee !== null && dossier.assignee !== actor.id ? 'colleague' : undefined;
}

/** A confidential dossier that nobody may read yet: whoever would work on it claims it first, and that stands in its history. */
const isUnclaimed = ({ confidential, assignee }: Dossier) => confidential === true && assignee === null;

function worksAt(dossier: Dossier, step: Step | undefined, actor: Actor): boolean {
  return step !== undefined && actor.roles.includes(step.role) && actor.agency === (step.agency ?? dossier.agency.code);
}
