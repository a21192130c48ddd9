import { z } from 'zod';
import { BilingualText, DateText, InstantText, Slug } from './text.ts';

/** The ten public statuses of the national public service portal, in their official order (1–10). */
export const DossierState = z.enum([
  'submitted',
  'received',
  'refused',
  'in-processing',
  'supplement-requested',
  'payment-requested',
  'withdrawn',
  'stopped',
  'completed',
  'returned',
]);
export type DossierState = z.infer<typeof DossierState>;

const Agency = z.strictObject({ code: z.string(), name: BilingualText });

/** What anyone who holds code and second factor may know of a dossier. No personal data, by construction. */
export const PublicStatus = z.strictObject({
  id: z.uuid(),
  reference: z.string(),
  lookupNumber: z.string(),
  version: z.int().min(1),
  state: DossierState,
  /** Of a confidential dossier the same for each: `confidential`, version 1. */
  procedure: z.strictObject({ id: Slug, version: z.int(), name: BilingualText }),
  confidential: z.literal(true).optional(),
  agency: Agency,
  /** The agency that it is being handed over to, until that one has said yes or no. */
  offeredTo: Agency.optional(),
  /** Between whom it went, oldest first, once the other agency has said yes or no; nothing of why. */
  handOvers: z.array(z.strictObject({ from: Agency, to: Agency, at: InstantText, outcome: z.enum(['taken', 'refused']) })).optional(),
  submittedAt: InstantText,
  /** By when an on-line dossier is answered (8 working hours). */
  answerDueAt: InstantText.optional(),
  receivedAt: InstantText.optional(),
  dueAt: InstantText.optional(),
  /** The date promised before, when that was not kept and a letter of apology gave a new one. */
  missedDueAt: InstantText.optional(),
  /** True while the clock stands still because the citizen owes something, or the office waits for somebody else. */
  paused: z.boolean().default(false),
  /** Of a wait that is not the citizen's: since when and, unless the dossier is confidential, for what. */
  pausedSince: InstantText.optional(),
  pausedFor: BilingualText.optional(),
  supplementUntil: DateText.optional(),
  completedAt: InstantText.optional(),
  returnedAt: InstantText.optional(),
  /** Name of the step the dossier is at, in public words; never of a confidential one. */
  step: BilingualText.optional(),
  /** What the citizen was told when it went on to that step. */
  message: BilingualText.optional(),
  asks: z.enum(['supplement', 'payment', 'collect', 'rate']).optional(),
  /** Of a dossier that another system handles: what that is called, and the code that it has there. */
  elsewhere: z.strictObject({ system: BilingualText, code: z.string().max(60) }).optional(),
  /** When the state was reached, oldest first. */
  timeline: z.array(z.strictObject({ state: DossierState, at: InstantText })),
  changedAt: InstantText,
});
export type PublicStatus = z.infer<typeof PublicStatus>;

export const DossierFact = z.enum([
  'received',
  'refused',
  'supplement-requested',
  'supplemented',
  'passed-on',
  'sent-back',
  'approved',
  'returned',
  'withdrawn',
  'stopped',
  'rated',
  'reassigned',
  'undone',
  'consulted',
  'consultation-answered',
  'transfer-offered',
  'transfer-returned',
  'transferred',
  'payment-requested',
  'paid',
  'suspended',
  'resumed',
  'extended',
  'overdue',
  'apology-drafted',
]);
export type DossierFact = z.infer<typeof DossierFact>;
