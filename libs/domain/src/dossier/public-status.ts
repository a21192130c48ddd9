import type { Instant } from '../calendar/instant.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import type { BilingualText } from '../text/bilingual.ts';
import { answerUntil } from './asking.ts';
import { confidentialProcedure } from './confidential.ts';
import type { Dossier } from './dossier.ts';
import { currentStep } from './current-step.ts';
import { groundOf, isSuspended, openSuspension } from './standing-still.ts';
import type { DossierState } from './state.ts';
import { handOversOf, pendingTransfer, type HandOver } from './transfer.ts';
import { standing } from './undo.ts';

export type AskedOfCitizen = 'supplement' | 'payment' | 'collect' | 'rate';

/** What anyone who holds code and second factor may know. No person appears in it, official or citizen. */
export interface PublicStatus {
  readonly id: string;
  readonly reference: string;
  readonly lookupNumber: string;
  readonly version: number;
  readonly state: DossierState;
  /** Of a confidential dossier neither its kind nor its step is told: both say that somebody was denounced. */
  readonly procedure: { readonly id: string; readonly version: number; readonly name: BilingualText };
  readonly confidential?: true;
  readonly agency: { readonly code: string; readonly name: BilingualText };
  /** The agency that it is being handed over to, until that one has said yes or no. */
  readonly offeredTo?: PublicStatus['agency'];
  /** Between whom it went, oldest first. */
  readonly handOvers?: readonly HandOver[];
  readonly submittedAt: Instant;
  readonly answerDueAt?: Instant;
  readonly receivedAt?: Instant;
  readonly dueAt?: Instant;
  /** The date promised before, when that was not kept and a letter of apology gave a new one. */
  readonly missedDueAt?: Instant;
  /** The clock stands still: the citizen owes something, or the office waits for somebody else. */
  readonly paused: boolean;
  /** Of a wait that is not the citizen's: since when and, unless the dossier is confidential, for what. */
  readonly pausedSince?: Instant;
  readonly pausedFor?: BilingualText;
  /** Last day to give what was asked for. */
  readonly supplementUntil?: PlainDate;
  readonly completedAt?: Instant;
  readonly returnedAt?: Instant;
  /** Name of the step it is at, while it is under way. */
  readonly step?: BilingualText;
  /** What the citizen was told when it went on to that step. */
  readonly message?: BilingualText;
  readonly asks?: AskedOfCitizen;
  /** When each state was reached, oldest first. */
  readonly timeline: readonly { readonly state: DossierState; readonly at: Instant }[];
  readonly changedAt: Instant;
}

export function publicStatus(dossier: Dossier): PublicStatus {
  const { id, reference, lookupNumber, version, state, confidential, agency, submittedAt, changedAt } = dossier;
  const procedure = confidential ? confidentialProcedure : dossier.procedure;
  return {
    ...{ id, reference, lookupNumber, version, state, submittedAt, changedAt },
    procedure: { id: procedure.id, version: procedure.version, name: procedure.name },
    agency: { code: agency.code, name: agency.name },
    paused: isWaiting(state) || waitsForOthers(dossier),
    timeline: timeline(dossier),
    ...known({
      answerDueAt: state === 'submitted' ? dossier.answerDueAt : null,
      receivedAt: dossier.receivedAt,
      dueAt: dossier.dueAt,
      missedDueAt: dossier.apologies.findLast(({ approvedAt }) => approvedAt !== undefined)?.missed,
      ...waitOf(dossier),
      supplementUntil: answerUntil(dossier),
      completedAt: dossier.completedAt,
      returnedAt: dossier.returned?.at,
      confidential,
      ...wayOf(dossier),
      ...stepOf(dossier),
      asks: asks(dossier),
    }),
  };
}

/**
 * Where a dossier is on the citizen's bar of five: 1 submitted, 2 received, 3 in processing, 4 result ready, 5 returned.
 * While it waits or has ended early it is as far as it came.
 */
export function citizenStep({ timeline }: Pick<PublicStatus, 'timeline'>): 1 | 2 | 3 | 4 | 5 {
  return timeline.reduce<1 | 2 | 3 | 4 | 5>((furthest, { state }) => {
    const step = bar[state] ?? 1;
    return step > furthest ? step : furthest;
  }, 1);
}

const bar: Readonly<Partial<Record<DossierState, 1 | 2 | 3 | 4 | 5>>> = { submitted: 1, received: 2, refused: 2, 'in-processing': 3, completed: 4, returned: 5 };

function timeline({ history }: Dossier): PublicStatus['timeline'] {
  return standing(history).filter(({ from, to }) => from !== to).map(({ to, at }) => ({ state: to, at }));
}

function asks({ state, rating }: Dossier): AskedOfCitizen | null {
  if (state === 'supplement-requested') return 'supplement';
  if (state === 'payment-requested') return 'payment';
  if (state === 'completed') return 'collect';
  return state === 'returned' && !rating ? 'rate' : null;
}

function isWaiting(state: DossierState): boolean {
  return state === 'supplement-requested' || state === 'payment-requested';
}

/** From agency to agency. */
function wayOf(dossier: Dossier) {
  const handOvers = handOversOf(dossier);
  return { offeredTo: pendingTransfer(dossier)?.to, handOvers: handOvers.length > 0 ? handOvers : null };
}

/** Where it is within the procedure, and what was said when it went on. */
function stepOf(dossier: Dossier) {
  if (!isUnderWay(dossier.state) || dossier.confidential) return {};
  return { step: currentStep(dossier).step.name, message: dossier.message };
}

/** Since when and for what the office waits. */
function waitOf(dossier: Dossier) {
  if (!waitsForOthers(dossier)) return {};
  return { pausedSince: openSuspension(dossier)?.from, pausedFor: dossier.confidential ? null : groundOf(dossier)?.said };
}

function waitsForOthers(dossier: Dossier): boolean {
  return isSuspended(dossier) && isUnderWay(dossier.state);
}

function isUnderWay(state: DossierState): boolean {
  return ['submitted', 'received', 'in-processing', 'completed'].includes(state) || isWaiting(state);
}

type Known<T> = { readonly [K in keyof T]?: NonNullable<T[K]> };

/** Without what is null or undefined: the contract knows absence only. */
function known<T extends object>(fields: T): Known<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)) as Known<T>;
}
