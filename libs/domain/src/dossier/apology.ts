import type { Instant } from '../calendar/instant.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import type { Dossier } from './dossier.ts';

/** A letter of apology with a new date (Mẫu 04): drafted by who holds the dossier, decided by a leader of the agency. */
export interface Apology {
  readonly draftedAt: Instant;
  readonly draftedBy: string;
  /** Why the term is not kept, in the officer's words; the citizen reads it. */
  readonly reason: string;
  /** The new date: to the close of that day. */
  readonly until: PlainDate;
  /** The due instant that is not kept. */
  readonly missed: Instant;
  readonly approvedAt?: Instant;
  readonly approvedBy?: string;
  /** In the agency's register of letters, of that year. */
  readonly number?: string;
  readonly declinedAt?: Instant;
  readonly declinedBy?: string;
  /** Why not. */
  readonly declined?: string;
}

/** The letter that waits for a leader. A dossier that came to its end meanwhile needs none. */
export function pendingApology({ apologies, completedAt, closed }: Pick<Dossier, 'apologies' | 'completedAt' | 'closed'>): Apology | undefined {
  if (completedAt !== undefined || closed !== undefined) return undefined;
  return apologies.find(({ approvedAt, declinedAt }) => approvedAt === undefined && declinedAt === undefined);
}
