import { DomainError } from '../errors.ts';
import type { Guard } from '../process/guard.ts';
import type { BilingualText } from '../text/bilingual.ts';
import type { Move } from './lifecycle.ts';

/** What has to be there before a way is taken. `fields`: answers on the form, or inputs of steps. */
export interface WayNeeds {
  readonly papers?: readonly string[] | undefined;
  readonly fields?: readonly string[] | undefined;
  readonly result?: true | undefined;
  readonly note?: true | undefined;
  readonly payment?: true | undefined;
}

/** A way on from a step, known by where it leads: no step has two ways to the same one. */
export interface Way {
  readonly to: string;
  readonly name?: BilingualText | undefined;
  /** Open when this holds; always when absent. */
  readonly when?: Guard | undefined;
  readonly requires?: WayNeeds | undefined;
  /** What the citizen is told when it is taken. */
  readonly message?: BilingualText | undefined;
}

/** Something that the official puts down at a step; kept on the dossier as one of its workings. */
export interface StepInput {
  readonly id: string;
  readonly type: 'text' | 'number' | 'date' | 'choice';
  readonly label: BilingualText;
  readonly optional?: boolean | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly choices?: readonly { readonly value: string; readonly label: BilingualText }[] | undefined;
}

/** A phase that has a term of its own in law. */
export interface StepTerm {
  readonly amount: number;
  readonly unit: 'working-day' | 'working-hour' | 'calendar-day';
}

/** One step of the work as the procedure lays it down; the first receives, the last returns, and the way to the last one is the decision. */
export interface Step {
  readonly id: string;
  readonly name: BilingualText;
  /** Role that does it. */
  readonly role: string;
  /** Its part of the term in percent. */
  readonly share: number;
  /** Instead of a share. */
  readonly term?: StepTerm | undefined;
  /** Code of the agency that does it, when it is not the dossier's own (một cửa liên thông). */
  readonly agency?: string;
  readonly inputs?: readonly StepInput[] | undefined;
  /** Ways on from it; the step after it when absent. */
  readonly next?: readonly Way[] | undefined;
}

export class StepsUnusable extends DomainError {
  constructor(because: string) {
    super('invalid', 'steps-invalid', `These steps cannot be followed: ${because}.`);
  }
}

/** Ways on from a step. In a list without any the one after it follows. */
export function waysOf(steps: readonly Step[], index: number): readonly Way[] {
  const after = steps[index + 1];
  return steps[index]?.next ?? (after ? [{ to: after.id }] : []);
}

/** Only a decision leads on to the step that returns the result. */
export const isDecision = (steps: readonly Step[], { to }: Way): boolean => to === steps.at(-1)?.id;

// Supplements may be asked for at any step until the leader has signed: VietOpenCPS/opencps#1176.
const whileWorking: readonly Move[] = ['request-supplement', 'request-payment', 'stop', 'consult', 'transfer', 'draft-apology', 'suspend', 'resume-work'];

/** What whoever holds a dossier at that step may do with it, as far as its state allows. */
export function stepMoves(steps: readonly Step[], index: number): readonly Move[] {
  if (index === steps.length - 1) return ['return'];
  const ways = waysOf(steps, index);
  const decides = ways.some((way) => isDecision(steps, way));
  const passes = ways.some((way) => !isDecision(steps, way));
  return [...whileWorking, ...whenFirst(index === 0), ...(decides ? (['approve', 'attach-result'] as const) : []), ...(passes ? (['pass-on'] as const) : [])];
}

function whenFirst(first: boolean): readonly Move[] {
  return first ? ['receive', 'refuse'] : ['attach-result', 'send-back'];
}

/** The least that a dossier needs to be opened; catalogues ask `processProblems` before they publish. @throws StepsUnusable */
export function checkSteps(steps: readonly Step[]): void {
  const ids = new Set(steps.map(({ id }) => id));
  if (steps.length < 2) throw new StepsUnusable('there must be one that decides and one that returns the result');
  if (ids.size < steps.length) throw new StepsUnusable('two of them have the same id');
  if (steps.some(({ share }) => !(share >= 0 && share <= 100))) throw new StepsUnusable('a share is a part of the term in percent');
  if (steps.some(({ next = [] }) => next.some(({ to }) => !ids.has(to)))) throw new StepsUnusable('a way leads to a step that there is not');
  const onlyAList = steps.every(({ next }) => next === undefined);
  if (onlyAList && steps.reduce((sum, { share }) => sum + share, 0) > 100) throw new StepsUnusable('their shares come to more than the whole term');
}
