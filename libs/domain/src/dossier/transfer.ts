import type { Actor } from '../actor.ts';
import type { Instant } from '../calendar/instant.ts';
import type { AgencyNamed } from './consultation.ts';
import { worksAtDesk } from './consultation.ts';
import type { Dossier } from './dossier.ts';
import type { Move } from './lifecycle.ts';

/**
 * A whole hand-over to the agency that is competent. Until the other side answers the dossier lies in their queues and nobody works on
 * it; refused or recalled it is again exactly where it was. Code and term stay: the law's clock does not ask who holds the paper.
 */
export interface Transfer {
  readonly to: AgencyNamed;
  readonly from: AgencyNamed;
  readonly reason: string;
  readonly sentBy: string;
  readonly sentAt: Instant;
  readonly acceptedBy?: string;
  readonly acceptedAt?: Instant;
  readonly refusedBy?: string;
  readonly refusedAt?: Instant;
  readonly refusedBecause?: string;
  readonly recalledBy?: string;
  readonly recalledAt?: Instant;
}

export type TransferState = 'offered' | 'accepted' | 'refused' | 'recalled';

export function stateOfTransfer({ acceptedAt, refusedAt, recalledAt }: Transfer): TransferState {
  if (acceptedAt !== undefined) return 'accepted';
  if (refusedAt !== undefined) return 'refused';
  return recalledAt === undefined ? 'offered' : 'recalled';
}

/** The hand-over that waits for the other side's answer. A citizen may take the dossier back meanwhile: then nothing waits any more. */
export function pendingTransfer({ transfers, closed }: Pick<Dossier, 'transfers' | 'closed'>): Transfer | undefined {
  const last = transfers.at(-1);
  return last && closed === undefined && stateOfTransfer(last) === 'offered' ? last : undefined;
}

/** A hand-over that has been answered, as its citizen may know of it: between whom, when and how, not why and not by whom. */
export interface HandOver {
  readonly from: AgencyNamed;
  readonly to: AgencyNamed;
  readonly at: Instant;
  readonly outcome: 'taken' | 'refused';
}

/** What was taken back before it was answered never left. */
export function handOversOf({ transfers }: Pick<Dossier, 'transfers'>): readonly HandOver[] {
  const agency = ({ code, name }: AgencyNamed) => ({ code, name });
  return transfers.flatMap(({ from, to, acceptedAt, refusedAt }) => {
    const at = acceptedAt ?? refusedAt;
    return at === undefined ? [] : [{ from: agency(from), to: agency(to), at, outcome: acceptedAt === undefined ? ('refused' as const) : ('taken' as const) }];
  });
}

/** What may be done with a dossier that waits between two agencies. */
export const whileOffered: ReadonlySet<Move> = new Set(['accept-transfer', 'decline-transfer', 'recall-transfer', 'withdraw']);

export function isOfferedTo(dossier: Pick<Dossier, 'transfers' | 'closed'>, actor: Actor): boolean {
  return worksAtDesk(actor) && pendingTransfer(dossier)?.to.code === actor.agency;
}

/** Those who once had it may still read what became of it. */
export function hadItBefore({ transfers }: Pick<Dossier, 'transfers'>, { agency }: Pick<Actor, 'agency'>): boolean {
  return transfers.some(({ from, acceptedAt }) => acceptedAt !== undefined && from.code === agency);
}
