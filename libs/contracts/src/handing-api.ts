import { z } from 'zod';
import { AgencyCode } from './agency.ts';
import { BilingualText, DateText, InstantText, Slug } from './text.ts';

const Reason = z.string().trim().min(10).max(2000);
const Named = z.strictObject({ id: z.string(), name: z.string() });
const AgencyNamed = z.strictObject({ code: AgencyCode, name: BilingualText });
const FileSaid = z.strictObject({ name: z.string(), size: z.int(), type: z.string() });

/** Somebody who may be given a dossier: how much lies on their desk, and whether they are at it. */
export const Colleague = z.strictObject({
  ...Named.shape,
  open: z.int(),
  away: z.strictObject({ until: DateText, substitute: Named.optional() }).optional(),
});
export type Colleague = z.infer<typeof Colleague>;
export const Colleagues = z.strictObject({ step: Slug, people: z.array(Colleague) });
export type Colleagues = z.infer<typeof Colleagues>;

/** Giving a dossier to a colleague of its step. `evenIfAway`: although nobody stands in for them. */
export const Reassign = z.strictObject({ to: z.string().min(1).max(200), reason: Reason, evenIfAway: z.boolean().optional() });

/** A question to another agency. `papers`: attachments that it may open. `days`: whole working days of the asked agency, five when not said. */
export const Consult = z.strictObject({
  to: AgencyCode,
  question: z.string().trim().min(10).max(4000),
  papers: z.array(z.uuid()).max(50).default([]),
  days: z.int().min(1).max(60).optional(),
});
export const AnswerConsultation = z.strictObject({ answer: z.string().trim().min(2).max(10_000) });
export const DeclineConsultation = z.strictObject({ reason: Reason });

/** Handing the whole dossier over to the agency that is competent. */
export const HandOver = z.strictObject({ to: AgencyCode, reason: Reason });
export const DeclineHandOver = z.strictObject({ reason: Reason });

export const ConsultationState = z.enum(['sent', 'received', 'answered', 'declined', 'recalled']);

const consultation = {
  id: z.uuid(),
  question: z.string(),
  askedAt: InstantText,
  dueAt: InstantText,
  state: ConsultationState,
  /** Still open, and its term is over. */
  overdue: z.boolean(),
  receivedBy: z.string().optional(),
  receivedAt: InstantText.optional(),
  answeredBy: z.string().optional(),
  answeredAt: InstantText.optional(),
  answer: z.string().optional(),
  document: FileSaid.optional(),
  refusedBecause: z.string().optional(),
  recalledAt: InstantText.optional(),
};

/** A question as the agency that asked sees it, on the dossier. */
export const ConsultationLine = z.strictObject({ ...consultation, to: AgencyNamed, papers: z.array(z.string()), askedBy: z.string().optional() });
export type ConsultationLine = z.infer<typeof ConsultationLine>;

/** The same question as the asked agency sees it: of the dossier its cover and the papers that were chosen, nothing more. */
export const ConsultationView = z.strictObject({
  ...consultation,
  dossier: z.strictObject({ id: z.uuid(), reference: z.string(), procedure: z.strictObject({ id: Slug, name: BilingualText }) }),
  from: AgencyNamed,
  askedBy: z.string().optional(),
  papers: z.array(z.strictObject({ id: z.uuid(), ...FileSaid.shape })),
  actions: z.array(z.enum(['acknowledge', 'answer', 'decline'])),
});
export type ConsultationView = z.infer<typeof ConsultationView>;

export const ConsultationViews = z.strictObject({ consultations: z.array(ConsultationView) });
export type ConsultationViews = z.infer<typeof ConsultationViews>;

/** A hand-over to another agency, as it stands on the dossier. */
export const TransferLine = z.strictObject({
  from: AgencyNamed,
  to: AgencyNamed,
  reason: z.string(),
  sentAt: InstantText,
  state: z.enum(['offered', 'accepted', 'refused', 'recalled']),
  endedAt: InstantText.optional(),
  refusedBecause: z.string().optional(),
});
export type TransferLine = z.infer<typeof TransferLine>;

/** Whether the reader may take the last move back: theirs, or nobody's any more. `until`: as long as nobody else acts. */
export const UndoLine = z.strictObject({ act: z.string(), allowed: z.boolean(), until: InstantText.optional(), because: BilingualText.optional() });
export type UndoLine = z.infer<typeof UndoLine>;

/** A note between officials. `mine`: the reader wrote it. Without `text` it was taken back. */
export const Comment = z.strictObject({
  id: z.uuid(),
  by: z.string(),
  mine: z.boolean(),
  at: InstantText,
  text: z.string().optional(),
  mentions: z.array(z.string()),
  retractedAt: InstantText.optional(),
});
export type Comment = z.infer<typeof Comment>;
export const CommentPage = z.strictObject({ comments: z.array(Comment), next: z.string().optional() });
export type CommentPage = z.infer<typeof CommentPage>;
/** `@Name` in the text names colleagues; they are told. */
export const WriteComment = z.strictObject({ text: z.string().trim().min(1).max(2000) });

/** Where somebody was named in a note. */
export const MentionPage = z.strictObject({
  mentions: z.array(z.strictObject({ comment: z.uuid(), dossier: z.strictObject({ id: z.uuid(), reference: z.string() }), by: z.string(), at: InstantText, text: z.string() })),
  next: z.string().optional(),
});
export type MentionPage = z.infer<typeof MentionPage>;
