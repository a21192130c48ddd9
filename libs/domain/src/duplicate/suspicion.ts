import type { Instant } from '../calendar/instant.ts';
import type { DossierState } from '../dossier/state.ts';
import { searchKey } from '../text/accents.ts';

/** What is compared of two dossiers. Personal data. */
export interface Compared {
  readonly procedure: string;
  readonly name: string;
  readonly phone?: string | undefined;
  readonly identityNumber?: string | undefined;
  readonly state: DossierState;
  readonly submittedAt: Instant;
  /** When it ended, where it has. */
  readonly closedAt?: Instant | undefined;
}

export type Reason = 'same-identity-number' | 'same-phone' | 'same-name' | 'same-day' | 'returned-lately';

/** How alike two dossiers are, from 60 (worth a look) to 100. No more than a suspicion: people do hand in the same thing twice with good reason. */
export interface Suspicion {
  readonly score: number;
  readonly reasons: readonly Reason[];
}

const weights: Readonly<Record<Reason, number>> = { 'same-identity-number': 70, 'same-phone': 40, 'same-name': 25, 'same-day': 15, 'returned-lately': -10 };
const enough = 60;
const day = 24 * 60 * 60 * 1000;
/** A result handed over so many days ago may well be what is applied for again. */
const lately = 30 * day;
/** Whoever was refused, or took it back, is meant to hand it in again. */
const endedWithoutResult: readonly DossierState[] = ['refused', 'withdrawn', 'stopped'];

/** Whether an earlier dossier of the same procedure may be the same matter. The same number alone is enough, the same phone only with the same name. */
export function suspicionOf(earlier: Compared, later: Omit<Compared, 'state' | 'closedAt'>): Suspicion | undefined {
  if (earlier.procedure !== later.procedure || isOver(earlier, later.submittedAt)) return undefined;
  const reasons = (Object.keys(weights) as Reason[]).filter((reason) => holds[reason](earlier, later));
  const score = Math.min(100, reasons.reduce((sum, reason) => sum + weights[reason], 0));
  return score >= enough ? { score, reasons } : undefined;
}

function isOver({ state, closedAt }: Compared, now: Instant): boolean {
  if (endedWithoutResult.includes(state)) return true;
  return state === 'returned' && closedAt !== undefined && Date.parse(now) - Date.parse(closedAt) > lately;
}

type Pair = (earlier: Compared, later: Omit<Compared, 'state' | 'closedAt'>) => boolean;

const holds: Readonly<Record<Reason, Pair>> = {
  'same-identity-number': (earlier, later) => sameDigits(earlier.identityNumber, later.identityNumber),
  'same-phone': (earlier, later) => sameDigits(earlier.phone, later.phone),
  'same-name': (earlier, later) => searchKey(earlier.name) !== '' && searchKey(earlier.name) === searchKey(later.name),
  'same-day': (earlier, later) => Math.abs(Date.parse(later.submittedAt) - Date.parse(earlier.submittedAt)) < day,
  'returned-lately': ({ state }) => state === 'returned',
};

/** `+84 903 512 789` and `0903512789` are one number. */
function sameDigits(one: string | undefined, other: string | undefined): boolean {
  const [here, there] = [one, other].map((text) => (text ?? '').replace(/\D/g, '').replace(/^84(?=\d{9}$)/, '0'));
  return here !== '' && here === there;
}
