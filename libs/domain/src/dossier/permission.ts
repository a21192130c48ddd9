import type { Actor } from '../actor.ts';
import type { DomainError } from '../errors.ts';
import { holds, mayAssign } from './confidential.ts';
import { isAsked, isOpen } from './consultation.ts';
import { currentStep } from './current-step.ts';
import type { Dossier } from './dossier.ts';
import type { Move, Mover } from './lifecycle.ts';
import { lifecycle, moves, movers } from './lifecycle.ts';
import { pendingApology } from './apology.ts';
import { AlreadyRated, IllegalMove, LimitReached, NotYourDossier, NotYourStep, ResultMissing, StandsStill } from './refusals.ts';
import { isSuspended, notWhileSuspended, usualSuspensions } from './standing-still.ts';
import type { Step } from './steps.ts';
import { stepMoves } from './steps.ts';
import { isOfferedTo, pendingTransfer, whileOffered } from './transfer.ts';
import { noWayFor } from './ways.ts';

export { currentStep } from './current-step.ts';

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
  if (isSuspended(dossier) && notWhileSuspended.has(move)) return new StandsStill(dossier, move);
  const person = rightsOf(actor);
  if (!movers[move].some((mover) => fits[mover](dossier, move, person))) return strangerTo(dossier, move, person);
  return guards[move]?.(dossier);
}

/** Who acts for somebody may what that person may, and nothing of their own beside it. */
function rightsOf({ actingFor, ...actor }: Actor): Actor {
  return actingFor ? { ...actor, id: actingFor.id, roles: actingFor.roles } : actor;
}

function isPossible(dossier: Dossier, move: Move): boolean {
  if (lifecycle[dossier.state][move] === undefined) return false;
  const isOffered = pendingTransfer(dossier) !== undefined;
  return (!isOffered || whileOffered.has(move)) && (needs[move]?.(dossier) ?? true);
}

const open = ({ confidential }: Dossier) => confidential !== true;
const isConsulting = ({ consultations }: Dossier) => consultations.some(isOpen);
const isOffered = (dossier: Dossier) => pendingTransfer(dossier) !== undefined;

/** What a move needs to make sense at all. A confidential dossier is given by the head of the inspectors (`assign`) and never leaves the house. */
const needs: Readonly<Partial<Record<Move, (dossier: Dossier) => boolean>>> = {
  assign: ({ confidential }) => confidential === true,
  reassign: open,
  // It costs nothing: a receipt would tell of it.
  'request-payment': open,
  consult: open,
  'acknowledge-consultation': isConsulting,
  'answer-consultation': isConsulting,
  'decline-consultation': isConsulting,
  'recall-consultation': isConsulting,
  transfer: open,
  'accept-transfer': isOffered,
  'decline-transfer': isOffered,
  'recall-transfer': isOffered,
  'confirm-delivery': ({ returned }) => returned?.postage !== undefined && returned.postage.deliveredOn === undefined,
  suspend: (dossier) => !isSuspended(dossier),
  'resume-work': isSuspended,
  // What is denounced is extended by a decision of its own law, and no leader reads why.
  'draft-apology': (dossier) => !dossier.confidential && !pendingApology(dossier),
  'approve-apology': (dossier) => pendingApology(dossier) !== undefined,
  'decline-apology': (dossier) => pendingApology(dossier) !== undefined,
};

const fits: Readonly<Record<Mover, (dossier: Dossier, move: Move, actor: Actor) => boolean>> = {
  holder: (dossier, move, actor) => stepDoes(dossier, move) && unfitFor(dossier, actor) === undefined && !isUnclaimed(dossier),
  // Whoever could take a confidential dossier over from its holder could read it.
  colleague: (dossier, _move, actor) => unfitFor(dossier.confidential ? dossier : { ...dossier, assignee: null }, actor) === undefined,
  owner: (dossier, _move, actor) => (actor.kind === 'citizen' || actor.kind === 'client') && actor.id === dossier.owner,
  'front-desk': (dossier, _move, actor) => actor.kind === 'official' && (dossier.confidential ? holds(dossier, actor) : worksAt(dossier, dossier.steps[0], actor)),
  service: (_dossier, _move, actor) => actor.kind === 'service',
  assigner: (dossier, _move, actor) => mayAssign(dossier, actor),
  giver: (dossier, _move, actor) => (dossier.assignee !== null && unfitFor(dossier, actor) === undefined) || leads(dossier, actor),
  asked: (dossier, _move, actor) => isAsked(dossier, actor),
  offered: (dossier, _move, actor) => isOfferedTo(dossier, actor),
  leader: ({ agency, confidential }, _move, actor) => actor.kind === 'official' && !confidential && actor.roles.includes('leader') && actor.agency === agency.code,
};

/** A head or leader of the agency that has the dossier at its step. */
function leads(dossier: Dossier, { kind, roles, agency }: Actor): boolean {
  return kind === 'official' && agency === agencyAt(dossier, currentStep(dossier).step) && (roles.includes('head') || roles.includes('leader'));
}

const guards: Readonly<Partial<Record<Move, (dossier: Dossier) => DomainError | undefined>>> = {
  'request-supplement': (dossier) => beyond(dossier, 'request-supplement', dossier.supplements.length, dossier.limits.supplements),
  'draft-apology': (dossier) => beyond(dossier, 'draft-apology', dossier.extensions.length, dossier.limits.extensions),
  suspend: (dossier) => beyond(dossier, 'suspend', dossier.suspensions.filter(({ reason }) => reason === 'other').length, dossier.limits.suspensions ?? usualSuspensions),
  'pass-on': (dossier) => noWayFor(dossier, 'pass-on'),
  approve: (dossier) => (dossier.result ? noWayFor(dossier, 'approve') : new ResultMissing(dossier)),
  rate: (dossier) => (dossier.rating ? new AlreadyRated(dossier) : undefined),
};

function beyond(dossier: Dossier, move: Move, times: number, limit: number): DomainError | undefined {
  return times >= limit ? new LimitReached(dossier, move, limit) : undefined;
}

function strangerTo(dossier: Dossier, move: Move, actor: Actor): DomainError {
  if (movers[move].includes('owner') && actor.kind !== 'official') return new NotYourDossier(dossier);
  if (movers[move].includes('holder') && actor.kind === 'official' && !stepDoes(dossier, move)) return new IllegalMove(dossier, move, 'step');
  return new NotYourStep(dossier, move, movers[move].some((mover) => mover === 'front-desk' || mover === 'leader') ? 'role' : (unfitFor(dossier, actor) ?? (isUnclaimed(dossier) ? 'nobody' : 'role')));
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

/** Code of the agency that does a step. */
export const agencyAt = ({ agency }: Pick<Dossier, 'agency'>, step: Pick<Step, 'agency'>): string => step.agency ?? agency.code;

/** Whether somebody could do a step of this dossier. */
export const doesStep = (dossier: Dossier, step: Step, person: Pick<Actor, 'kind' | 'roles' | 'agency'>): boolean => person.kind === 'official' && worksAt(dossier, step, person);

function worksAt(dossier: Dossier, step: Step | undefined, actor: Pick<Actor, 'roles' | 'agency'>): boolean {
  return step !== undefined && actor.roles.includes(step.role) && actor.agency === agencyAt(dossier, step);
}
