import { z } from 'zod';
import { AgencyCode } from './agency.ts';
import { AtCounter, HandedInAtCounter } from './counter.ts';
import { Answers, AttachedPapers } from './form.ts';
import { FormChange, NamedPart } from './form-change.ts';
import { FieldProblem } from './problems.ts';
import { BilingualText, DateText, InstantText, Slug } from './text.ts';

export const Attachment = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1).max(255),
  /** Bytes. */
  size: z.int().min(1),
  /** Media type; by its name alone until all of it is there. */
  type: z.string(),
  /** Once all of it is there. */
  sha256: z.string().length(64).optional(),
  /** `waiting` and `uploading`: it comes part by part. Content is handed out of clean ones alone. */
  state: z.enum(['waiting', 'uploading', 'scanning', 'clean', 'infected', 'failed']),
  /** Why it is infected or failed: a code of a problem. */
  problem: z.string().optional(),
  uploadedAt: InstantText,
});
export type Attachment = z.infer<typeof Attachment>;

/**
 * An empty form, or one with all that stood in an own dossier that was refused. The second kind is made once: asked again, the same draft
 * is the answer as long as it is not submitted.
 */
export const NewDraft = z.union([z.strictObject({ procedureId: Slug, agency: AgencyCode }), z.strictObject({ from: z.uuid() })]);
export type NewDraft = z.infer<typeof NewDraft>;

/** `answers` are laid over the saved ones field by field (null takes one away); `papers` paper by paper. */
export const DraftChange = z.strictObject({ section: Slug.optional(), answers: Answers.optional(), papers: AttachedPapers.optional() });
export type DraftChange = z.infer<typeof DraftChange>;

/**
 * A later version of the form is in force. The draft stays at its own, which may be submitted until the end of `submitUntil` (the agency's
 * date); once that is past, `required` is true and the draft has to move over (`POST /v1/drafts/{id}/upgrade`).
 */
export const NewerVersion = z.strictObject({ version: z.int(), effectiveFrom: DateText, submitUntil: DateText, required: z.boolean(), changes: z.array(FormChange) });
export type NewerVersion = z.infer<typeof NewerVersion>;

/** The refused dossier that a draft was made from, why it was refused, and what of it has not been looked at yet. */
export const Redo = z.strictObject({
  dossier: z.strictObject({ id: z.uuid(), reference: z.string() }),
  reason: z.string(),
  /** Named by reception, or everything when it named nothing; taken off as their pages and papers are saved. */
  fields: z.array(Slug),
  papers: z.array(Slug),
});
export type Redo = z.infer<typeof Redo>;

/** An own dossier that something was taken from. */
const Earlier = z.strictObject({ id: z.uuid(), reference: z.string(), submittedAt: InstantText });

export const Draft = z.strictObject({
  id: z.uuid(),
  version: z.int().min(1),
  procedure: z.strictObject({ id: Slug, version: z.int(), name: BilingualText }),
  agency: z.strictObject({ code: AgencyCode, name: BilingualText }),
  answers: Answers,
  papers: AttachedPapers,
  attachments: z.array(Attachment),
  /** Sections the citizen has been through, with or without errors left. */
  visited: z.array(Slug),
  savedAt: InstantText,
  expiresAt: InstantText,
  /** To what end its owner may have it kept (`POST /v1/drafts/{id}/keep`) without saving it. */
  keptAtMostUntil: InstantText.optional(),
  submission: z.strictObject({ id: z.uuid(), reference: z.string() }).optional(),
  newer: NewerVersion.optional(),
  /** Since then no dossier is taken under the procedure; the draft can be read and not submitted. */
  withdrawnFrom: DateText.optional(),
  /** Answers that stand in the draft as they did in an own earlier dossier, by field; each until its owner changes it. */
  reused: z.record(Slug, Earlier).optional(),
  redo: Redo.optional(),
  /** When the draft last moved to a newer version, and what that had no room for. */
  upgraded: z.strictObject({ from: z.int(), at: InstantText, dropped: z.array(NamedPart) }).optional(),
  /** Of one that is filled in at a counter. */
  counter: AtCounter.optional(),
});
export type Draft = z.infer<typeof Draft>;

/** The person's own files that were handed in before for papers that this draft asks for, newest first; each fits its paper and is not in the draft. */
export const EarlierPapers = z.strictObject({ files: z.array(z.strictObject({ paper: Slug, file: Attachment, dossier: Earlier })) });
export type EarlierPapers = z.infer<typeof EarlierPapers>;

/** The account's own drafts, newest first; submitted ones stay until they expire and carry their dossier. */
export const DraftList = z.strictObject({ drafts: z.array(Draft) });
export type DraftList = z.infer<typeof DraftList>;

/** `expiresAt` as the page showed it: the same request twice keeps a draft once longer. */
export const KeepDraft = z.strictObject({ expiresAt: InstantText });
export type KeepDraft = z.infer<typeof KeepDraft>;

/** What is still wrong or missing, in the order of the form; empty: it may be submitted. */
export const DraftProblems = z.strictObject({ problems: z.array(FieldProblem) });
export type DraftProblems = z.infer<typeof DraftProblems>;

export const NewSubmission = z.strictObject({ procedureId: Slug, agency: AgencyCode, answers: Answers, papers: AttachedPapers.default({}) });
export type NewSubmission = z.infer<typeof NewSubmission>;

/** The answer to a submission, the same for every repetition of it. */
export const SubmissionReceipt = z.strictObject({
  id: z.uuid(),
  reference: z.string(),
  lookupNumber: z.string(),
  submittedAt: InstantText,
  answerDueAt: InstantText,
});
export type SubmissionReceipt = z.infer<typeof SubmissionReceipt>;

/** Where the citizen is written to. Personal data: only in answers to the owner and to services. */
export const Contact = z.strictObject({ name: z.string(), phone: z.string().optional(), email: z.string().optional(), language: z.enum(['vi', 'en']).default('vi') });
export type Contact = z.infer<typeof Contact>;

export const Submission = z.strictObject({
  ...SubmissionReceipt.shape,
  owner: z.string(),
  channel: z.enum(['online', 'counter', 'api']),
  procedure: z.strictObject({ id: Slug, version: z.int(), name: BilingualText }),
  agency: z.strictObject({ code: AgencyCode, name: BilingualText }),
  answers: Answers,
  papers: AttachedPapers,
  attachments: z.array(Attachment),
  contact: Contact,
  factors: z.array(z.string()),
  /** The refused dossier that this one was made from. */
  follows: z.strictObject({ id: z.uuid(), reference: z.string() }).optional(),
  counter: HandedInAtCounter.optional(),
});
export type Submission = z.infer<typeof Submission>;

/** Internal: whole submissions of these dossiers; unknown ids are left out. */
export const ContentQuery = z.strictObject({ ids: z.array(z.uuid()).min(1).max(200) });
export type ContentQuery = z.infer<typeof ContentQuery>;
export const SubmissionContent = z.strictObject({ submissions: z.array(Submission) });
export type SubmissionContent = z.infer<typeof SubmissionContent>;

/** Internal: binds attachments of a supplement to their dossier, after which they are kept as long as it. Idempotent. None is bound while one is not clean. */
export const ClaimAttachments = z.strictObject({ ids: z.array(z.uuid()).max(200), owner: z.string().min(1), dossierId: z.uuid() });
export type ClaimAttachments = z.infer<typeof ClaimAttachments>;
export const ClaimedAttachments = z.strictObject({ attachments: z.array(Attachment) });
export type ClaimedAttachments = z.infer<typeof ClaimedAttachments>;
