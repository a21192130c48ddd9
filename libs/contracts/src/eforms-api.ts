import { z } from 'zod';
import { AgencyCode } from './agency.ts';
import { Answers, AttachedPapers } from './form.ts';
import { BilingualText, InstantText, Slug } from './text.ts';

export const Attachment = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1).max(255),
  /** Bytes. */
  size: z.int().min(1),
  type: z.string(),
  sha256: z.string().length(64),
  state: z.enum(['scanning', 'clean', 'infected', 'failed']),
  uploadedAt: InstantText,
});
export type Attachment = z.infer<typeof Attachment>;

export const NewDraft = z.strictObject({ procedureId: Slug, agency: AgencyCode });
export type NewDraft = z.infer<typeof NewDraft>;

/** `answers` are laid over the saved ones field by field (null takes one away); `papers` paper by paper. */
export const DraftChange = z.strictObject({ section: Slug.optional(), answers: Answers.optional(), papers: AttachedPapers.optional() });
export type DraftChange = z.infer<typeof DraftChange>;

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
  submission: z.strictObject({ id: z.uuid(), reference: z.string() }).optional(),
});
export type Draft = z.infer<typeof Draft>;

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
});
export type Submission = z.infer<typeof Submission>;
