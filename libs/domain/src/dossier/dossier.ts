import type { Instant } from '../calendar/instant.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import type { Suspension } from '../deadline/suspension.ts';
import type { Extension } from '../deadline/term-course.ts';
import type { Terms } from '../deadline/terms.ts';
import type { FeeAccount, FeeAct } from '../fees/account.ts';
import type { BilingualText } from '../text/bilingual.ts';
import type { Apology } from './apology.ts';
import type { Consultation } from './consultation.ts';
import type { Move } from './lifecycle.ts';
import type { HandOver } from './returning.ts';
import type { DossierState } from './state.ts';
import type { Step } from './steps.ts';
import type { Transfer } from './transfer.ts';
import type { Undo } from './undo.ts';
import type { Workings } from './workings.ts';

/** What a dossier begins with: the submission, and what the procedure's version says of term, steps and limits. */
export interface Submission {
  readonly id: string;
  readonly reference: string;
  readonly lookupNumber: string;
  /** Whose dossier it is: the id of the actor that submitted it. */
  readonly owner: string;
  readonly channel: 'online' | 'counter' | 'api';
  readonly procedure: { readonly id: string; readonly version: number; readonly name: BilingualText };
  readonly agency: { readonly code: string; readonly name: BilingualText };
  readonly submittedAt: Instant;
  readonly terms: Terms;
  readonly steps: readonly Step[];
  /** How often the citizen may be asked for papers, and the term extended: once each by default; how often the office may let the term stand still. */
  readonly limits: { readonly supplements: number; readonly extensions: number; readonly suspensions?: number | undefined };
  /** Read by its owner and the inspector who holds it alone (`confidential.ts`); pinned, whatever later versions of the procedure say. */
  readonly confidential?: true;
}

/** What was asked of the citizen, and when the answer came. */
export interface SupplementRequest {
  readonly requestedAt: Instant;
  readonly message: string;
  /** Ids of papers and form fields. */
  readonly papers: readonly string[];
  readonly fields: readonly string[];
  /** Last day to answer. */
  readonly until: PlainDate;
  readonly answeredAt?: Instant;
}

export interface PaymentRequest {
  readonly requestedAt: Instant;
  /** Whole đồng, all that was asked for. */
  readonly amount: number;
  /** What of it the dossier is charged with besides its fee; absent: all of it. */
  readonly extra?: number;
  readonly reason: string;
  readonly until: PlainDate;
  readonly paidAt?: Instant;
  readonly receipt?: string;
}

/** Hand-over from one step to another, for the process-control slip (Mẫu 05). */
export interface Track {
  readonly from: string;
  readonly to: string;
  readonly givenBy: string;
  readonly givenAt: Instant;
  /** In whose name, when a substitute gave or took it: they are the one it comes back to. */
  readonly givenFor?: string;
  readonly takenFor?: string;
  /** By when the giving step should have been done, and how it kept that. */
  readonly dueAt: Instant | null;
  readonly verdict?: Verdict;
  readonly takenBy?: string;
  readonly takenAt?: Instant;
}

/** A day or more before the due day, on it and in time, or after the due instant. */
export type Verdict = 'early' | 'on-time' | 'late';

export interface HistoryEntry {
  /**
   * `calendar-changed`, `overdue`: nobody moved it; a new version of the working calendar moved its term, or its term ran out.
   * `undone`: the move before was taken back. `process-migrated`: it follows another version's steps. Acts on fees move
   * it nowhere.
   */
  readonly move: Move | 'submit' | 'calendar-changed' | 'undone' | 'process-migrated' | 'overdue' | FeeAct;
  readonly at: Instant;
  readonly by: string;
  /** In whose name it was done, by a substitute. */
  readonly actingFor?: string;
  readonly from: DossierState | null;
  readonly to: DossierState;
  /** The step at which it was done. */
  readonly step: string;
  /** Who was given it, when somebody else says who holds it. */
  readonly assignee?: string;
  /** The other agency, where one was asked or the dossier went to one. */
  readonly agency?: { readonly code: string; readonly name: BilingualText };
  readonly note?: string;
  readonly verdict?: Verdict;
  /** Of `overdue`: the instant that was not kept. */
  readonly dueAt?: Instant;
}

export interface Closed {
  readonly at: Instant;
  readonly reason: string;
  /** Ids of what was wrong, as far as a refusal names it. */
  readonly papers?: readonly string[];
  readonly fields?: readonly string[];
}

export interface Result {
  readonly document: { readonly id: string; readonly name: string; readonly size: number; readonly type: string };
  readonly decision: 'granted' | 'declined';
  readonly attachedBy: string;
  readonly attachedAt: Instant;
  readonly approvedBy?: string;
  /** In whose name it was approved, by a substitute. */
  readonly approvedFor?: string;
}

/** The citizen's word on the service: overall, and on what they wished to say more of. */
export interface Rating {
  readonly stars: number;
  readonly aspects?: Readonly<Partial<Record<'timeliness' | 'attitude' | 'clarity', number>>>;
  readonly comment?: string;
  readonly at: Instant;
}

/**
 * A dossier from submission to return. Null means "nobody" or "nobody knows now" and may change back; a missing field has not
 * come about yet and, once there, stays. Every move makes version one higher: the store refuses who has seen an older one.
 */
export interface Dossier extends Submission {
  readonly version: number;
  readonly state: DossierState;
  /** State to resume when the citizen has answered. */
  readonly askedIn: DossierState | null;
  /** By when reception answers an online dossier; null while it waits for the citizen. */
  readonly answerDueAt: Instant | null;
  readonly receivedAt?: Instant;
  /** The due instant promised at reception, as printed on the slip (Mẫu 01). */
  readonly appointmentAt?: Instant;
  /** Derived from the course of the term by every move; null before reception and while the clock stands still. */
  readonly dueAt: Instant | null;
  readonly suspensions: readonly Suspension[];
  readonly extensions: readonly Extension[];
  /** Letters of apology (Mẫu 04), drafted and decided; each approved one stands behind an extension. */
  readonly apologies: readonly Apology[];
  readonly stepId: string;
  readonly stepSince: Instant;
  readonly stepDueAt: Instant | null;
  /** By when the step in hand should have been done, when that was not kept: whatever moves its due instant afterwards, it was late. */
  readonly stepMissedAt?: Instant | null;
  /** Who holds it at its step. */
  readonly assignee: string | null;
  readonly supplements: readonly SupplementRequest[];
  readonly payments: readonly PaymentRequest[];
  /** What it costs and what was paid; absent on dossiers older than fees. */
  readonly fees?: FeeAccount;
  readonly tracks: readonly Track[];
  /** Questions to other agencies, in the order in which they were asked. */
  readonly consultations: readonly Consultation[];
  /** Whole hand-overs to another agency, offered, accepted or come back. */
  readonly transfers: readonly Transfer[];
  /** What the last move changed, while it may be taken back. */
  readonly undo?: Undo | null;
  readonly history: readonly HistoryEntry[];
  readonly result?: Result;
  /** What officials have put down at the steps so far. */
  readonly workings?: Workings;
  /** What the citizen was told when the dossier took the last way on; null when that said nothing. */
  readonly message?: BilingualText | null;
  /** The version of the procedure whose steps it follows, when it was moved to another than the one it was submitted under. */
  readonly process?: number;
  /** What the citizen has said and handed in, which the service keeps: guards of ways look at it. */
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly papers?: Readonly<Record<string, readonly string[]>>;
  readonly completedAt?: Instant;
  readonly returned?: HandOver & { readonly at: Instant; readonly collector: string; readonly channel: 'counter' | 'online' | 'post' };
  /** Refused, withdrawn or stopped. */
  readonly closed?: Closed;
  readonly rating?: Rating;
  readonly changedAt: Instant;
}
