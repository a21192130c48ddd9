import { DomainError } from '../errors.ts';
import type { BilingualText } from '../text/bilingual.ts';
import type { Move } from './lifecycle.ts';

/** One step of the work as the procedure lays it down; the first receives, the last returns, the one before the last decides. */
export interface Step {
  readonly id: string;
  readonly name: BilingualText;
  /** Role that does it. */
  readonly role: string;
  /** Its part of the term in percent. */
  readonly share: number;
  /** Code of the agency that does it, when it is not the dossier's own (một cửa liên thông). */
  readonly agency?: string;
}

export class StepsUnusable extends DomainError {
  constructor(because: string) {
    super('invalid', 'steps-invalid', `These steps cannot be followed: ${because}.`);
  }
}

// Supplements may be asked for at any step until the leader has signed: VietOpenCPS/opencps#1176.
const whileWorking: readonly Move[] = ['request-supplement', 'request-payment', 'stop', 'extend', 'consult', 'transfer'];

/** What whoever holds a dossier at that step may do with it, as far as its state allows. */
export function stepMoves(steps: readonly Step[], index: number): readonly Move[] {
  const last = steps.length - 1;
  if (index === last) return ['return'];
  return [
    ...whileWorking,
    ...whenFirst(index === 0),
    // Only a decision leads on to the step that returns the result.
    ...(index === last - 1 ? (['approve', 'attach-result'] as const) : (['pass-on'] as const)),
  ];
}

function whenFirst(first: boolean): readonly Move[] {
  return first ? ['receive', 'refuse'] : ['attach-result', 'send-back'];
}

/** For catalogues before they publish a procedure. @throws StepsUnusable */
export function checkSteps(steps: readonly Step[]): void {
  if (steps.length < 2) throw new StepsUnusable('there must be one that decides and one that returns the result');
  if (new Set(steps.map(({ id }) => id)).size < steps.length) throw new StepsUnusable('two of them have the same id');
  if (steps.some(({ share }) => !(share >= 0 && share <= 100))) throw new StepsUnusable('a share is a part of the term in percent');
  if (steps.reduce((sum, { share }) => sum + share, 0) > 100) throw new StepsUnusable('their shares come to more than the whole term');
}
