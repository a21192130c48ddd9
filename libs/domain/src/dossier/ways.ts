import type { DomainError } from '../errors.ts';
import type { GuardFacts } from '../process/guard.ts';
import { holds, isGiven, leavesOf } from '../process/guard.ts';
import { currentStep } from './current-step.ts';
import type { Dossier } from './dossier.ts';
import { MoveIncomplete } from './refusals.ts';
import type { Step, Way, WayNeeds } from './steps.ts';
import { isDecision, waysOf } from './steps.ts';
import { WayShut } from './way-refusals.ts';

/** A way on from the step in hand, and why it is not open. */
export interface WayOn {
  readonly way: Way;
  readonly step: Step;
  readonly because?: DomainError;
  /** Whether that may change with what the official is about to put down. */
  readonly depends: boolean;
}

/** What comes with the move. */
export interface Said {
  readonly note?: string | undefined;
}

export function guardFactsOf(dossier: Dossier): GuardFacts {
  const { answers = {}, workings = {}, papers = {}, result, channel, payments } = dossier;
  return { answers, workings, papers, decision: result?.decision, channel, paid: payments.every(({ paidAt }) => paidAt !== undefined) };
}

/** Every way on from the step in hand, those of a decision included, as things stand. */
export function waysOn(dossier: Dossier, said: Said = {}): readonly WayOn[] {
  const { step, index } = currentStep(dossier);
  const facts = guardFactsOf(dossier);
  return waysOf(dossier.steps, index).flatMap((way) => {
    const to = dossier.steps.find(({ id }) => id === way.to);
    if (!to) return [];
    const because = whyShut(dossier, way, { facts, said });
    return [{ way, step: to, depends: dependsOnInputs(way, step), ...(because ? { because } : {}) }];
  });
}

/** The way that a move takes: the one named, or the only one that is open. @throws WayShut, MoveIncomplete */
export function wayTaken(dossier: Dossier, move: 'pass-on' | 'approve', { to, ...said }: Said & { readonly to?: string | undefined }): Way {
  const ways = waysFor(dossier, move, said);
  const named = to === undefined ? ways : ways.filter(({ way }) => way.to === to);
  if (named.length === 0) throw new MoveIncomplete('to', 'There is no such way on from this step.');
  const [open, ...others] = named.filter(({ because }) => because === undefined);
  if (!open) throw named[0]?.because ?? new MoveIncomplete('to', 'No way on is open.');
  if (others.length > 0) throw new MoveIncomplete('to', 'More than one way on is open: say which.');
  return open.way;
}

/** Why no way for this move can be taken, whatever is put down with it. */
export function noWayFor(dossier: Dossier, move: 'pass-on' | 'approve'): DomainError | undefined {
  const ways = waysFor(dossier, move, { note: 'any' });
  return ways.some(({ because, depends }) => because === undefined || depends) ? undefined : ways[0]?.because;
}

const waysFor = (dossier: Dossier, move: 'pass-on' | 'approve', said: Said) =>
  waysOn(dossier, said).filter(({ way }) => isDecision(dossier.steps, way) === (move === 'approve'));

interface Standing {
  readonly facts: GuardFacts;
  readonly said: Said;
}

function whyShut(dossier: Dossier, way: Way, { facts, said }: Standing): DomainError | undefined {
  if (way.when && !holds(way.when, facts)) return new WayShut(dossier, way.to, 'guard');
  for (const need of needs) {
    const missing = missingOf[need](way.requires ?? {}, facts, said);
    if (missing.length > 0) return new WayShut(dossier, way.to, need, missing);
  }
  return undefined;
}

type Need = keyof WayNeeds;
const needs: readonly Need[] = ['papers', 'fields', 'result', 'payment', 'note'];

const missingOf: Readonly<Record<Need, (needed: WayNeeds, facts: GuardFacts, said: Said) => readonly string[]>> = {
  papers: ({ papers = [] }, facts) => papers.filter((id) => (facts.papers[id]?.length ?? 0) === 0),
  fields: ({ fields = [] }, { answers, workings }) => fields.filter((id) => !isGiven(answers[id]) && !isGiven(workings[id])),
  result: ({ result }, { decision }) => (result && decision === undefined ? ['result'] : []),
  payment: ({ payment }, { paid }) => (payment && !paid ? ['payment'] : []),
  note: ({ note }, _, said) => (note && (said.note ?? '').trim() === '' ? ['note'] : []),
};

function dependsOnInputs({ when, requires }: Way, { inputs = [] }: Step): boolean {
  const own = new Set(inputs.map(({ id }) => id));
  const read = when ? leavesOf(when).flatMap((leaf) => (leaf.is === 'working' ? [leaf.input] : [])) : [];
  return [...read, ...(requires?.fields ?? [])].some((id) => own.has(id));
}
