import { z } from 'zod';
import { AgencyCode } from './agency.ts';
import { FormDefinition, Rule } from './form.ts';
import { Step } from './step.ts';
import { BilingualText, DateText, Slug } from './text.ts';

export const FileKind = z.enum(['pdf', 'jpg', 'png', 'docx', 'xlsx']);
export type FileKind = z.infer<typeof FileKind>;

/** A paper the applicant hands in. On line every paper is one or more files. */
export const Paper = z.strictObject({
  id: Slug,
  name: BilingualText,
  hint: BilingualText.optional(),
  form: z.enum(['original', 'copy', 'certified-copy', 'electronic']),
  copies: z.int().min(1).default(1),
  optional: z.boolean().optional(),
  when: Rule.optional(),
  accepts: z.array(FileKind).min(1),
  maxFiles: z.int().min(1).default(5),
  maxMegabytes: z.number().positive().default(10),
});
export type Paper = z.infer<typeof Paper>;

export const Term = z.strictObject({
  amount: z.int().min(1),
  unit: z.enum(['working-day', 'working-hour', 'calendar-day']),
  counting: z.enum(['whole-days', 'working-time']),
  afterSupplement: z.enum(['continue', 'restart']),
  /** The amount for what is found to be complex (complaints, Law on Complaints art. 28). */
  complex: z.int().min(1).optional(),
  /** By how much it may be extended once (denunciations, Law on Denunciations art. 30). */
  extension: z.int().min(1).optional(),
});
export type Term = z.infer<typeof Term>;

export const Fee = z.strictObject({
  /** Whole đồng. */
  amount: z.int().min(0),
  /** Where sending the dossier on line costs another amount. */
  online: z.int().min(0).optional(),
  per: BilingualText.optional(),
  payable: z.enum(['on-receipt', 'on-return']),
  exemptions: z.array(BilingualText).default([]),
});
export type Fee = z.infer<typeof Fee>;

/** One frozen version of a procedure. Dossiers pin it; a newer version never changes it. */
export const Procedure = z.strictObject({
  id: Slug,
  version: z.int().min(1),
  /** Code in the national database of procedures. */
  code: z.string(),
  name: BilingualText,
  summary: BilingualText,
  field: z.strictObject({ id: Slug, name: BilingualText }),
  groups: z.array(z.string()),
  lifeEvents: z.array(Slug).default([]),
  level: z.union([z.literal(2), z.literal(3), z.literal(4)]),
  unit: z.enum(['ward', 'district', 'department', 'ministry']),
  /** Offered by these agencies alone; absent, by every agency of the kind that `unit` names. */
  agencies: z.array(AgencyCode).optional(),
  audience: z.array(z.enum(['citizen', 'business', 'foreigner'])).min(1),
  /** Who may apply, one sentence each. */
  eligibility: z.array(BilingualText).default([]),
  /** What filling in the form usually takes. */
  minutes: z.int().min(1),
  papers: z.array(Paper),
  steps: z.array(Step).min(2).max(40),
  term: Term,
  fee: Fee,
  legalBasis: z.array(z.strictObject({ title: BilingualText, number: z.string(), issuedOn: DateText })),
  result: BilingualText,
  /** Read by the inspector it is assigned to and by nobody else (Law on Denunciations 25/2018/QH14 art. 56). */
  confidential: z.literal(true).optional(),
  /** `suspensions`: how often the office may let the work stand still; three times unless said. */
  limits: z.strictObject({ supplements: z.int().min(0).default(1), extensions: z.int().min(0).default(1), suspensions: z.int().min(0).optional() }),
  form: FormDefinition,
  effectiveFrom: DateText,
});
export type Procedure = z.infer<typeof Procedure>;

/**
 * A version as it is told to readers. What was published never changes, but it may be withdrawn: from that day it is offered no more, nor is
 * what it replaced, until a later version is in force.
 */
export const PublishedProcedure = z.strictObject({ ...Procedure.shape, withdrawnFrom: DateText.optional() });
export type PublishedProcedure = z.infer<typeof PublishedProcedure>;
