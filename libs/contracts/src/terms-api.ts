import { z } from 'zod';
import { BilingualText, DateText, InstantText } from './text.ts';

/** What the office may wait for; what each rests on stands in `@motcua/domain/deadline/suspension-kinds`. */
export const SuspensionKind = z.enum(['agency-answer', 'inspection', 'force-majeure', 'court']);
export type SuspensionKind = z.infer<typeof SuspensionKind>;

const Paper = z.string().trim().min(1).max(100);
const Note = z.string().trim().max(2000);

/** Letting the work stand still: on which ground, by which letter, minutes or order. `note` is for officials. */
export const Suspend = z.strictObject({ kind: SuspensionKind, paper: Paper.optional(), note: Note.optional() });
export type Suspend = z.infer<typeof Suspend>;

export const ResumeWork = z.strictObject({ note: Note.optional() });
export type ResumeWork = z.infer<typeof ResumeWork>;

/** A letter of apology (Mẫu 04): why, in words that the citizen reads, and the new date. */
export const DraftApology = z.strictObject({ reason: z.string().trim().min(10).max(2000), until: DateText });
export type DraftApology = z.infer<typeof DraftApology>;

export const ApproveApology = z.strictObject({});
export const DeclineApology = z.strictObject({ reason: z.string().trim().min(10).max(2000) });
export type DeclineApology = z.infer<typeof DeclineApology>;

/** A stretch in which the term stood still. `by`, `paper` and `note` are told to officials alone. */
export const SuspensionView = z.strictObject({
  from: InstantText,
  to: InstantText.optional(),
  /** "chờ ý kiến của cơ quan, đơn vị khác" */
  said: BilingualText,
  law: BilingualText.optional(),
  by: z.string().optional(),
  paper: z.string().optional(),
  note: z.string().optional(),
});
export type SuspensionView = z.infer<typeof SuspensionView>;

/** A letter of apology. Citizens see those that went out, without who wrote them. */
export const ApologyView = z.strictObject({
  state: z.enum(['pending', 'approved', 'declined']),
  /** Drafted, or, once that is known, decided. */
  at: InstantText,
  reason: z.string(),
  until: DateText,
  /** The due instant that was not kept. */
  missed: InstantText,
  number: z.string().optional(),
  draftedBy: z.string().optional(),
  decidedBy: z.string().optional(),
  declined: z.string().optional(),
});
export type ApologyView = z.infer<typeof ApologyView>;

/** How a term fared, beside its due instant. */
export const TermView = z.strictObject({
  suspensions: z.array(SuspensionView),
  apologies: z.array(ApologyView),
  /** The term is broken, or will be today: the holder is asked for a letter. Told to officials alone. */
  needsApology: z.boolean().optional(),
  /** First day that a letter drafted now may promise; there while one may be drafted. */
  promiseFrom: DateText.optional(),
});
export type TermView = z.infer<typeof TermView>;

/** Dossiers received in these days, both included; at most a year. */
export const RegisterQuery = z.strictObject({ from: DateText, to: DateText });
export type RegisterQuery = z.infer<typeof RegisterQuery>;
