import { z } from 'zod';
import { Answers, AttachedPapers } from './form.ts';
import { FieldProblem } from './problems.ts';
import { Procedure } from './procedure.ts';
import { BilingualText, DateText, InstantText, Slug } from './text.ts';

/**
 * How procedures are edited: `/v1/procedure-drafts` and what stands beside published versions. For officials with the role `catalogue-admin`.
 * A draft's ETag is its `serial`; PUT and DELETE must carry it in If-Match, publish may. Who comes second gets 409 `procedure-draft-changed`
 * with `current: DraftAuthorship`. Publish and withdraw take an Idempotency-Key: the same key gives the same answer.
 */

const keys = Object.keys(Procedure.shape) as (keyof Procedure)[];

/** A procedure in the making: its top-level names are a procedure's, everything below may be missing or wrong. */
export const DraftContent = z.partialRecord(z.enum(keys as [keyof Procedure, ...(keyof Procedure)[]]), z.unknown());
export type DraftContent = z.infer<typeof DraftContent>;

/** Who saved last, and what number that save has. */
export const DraftAuthorship = z.strictObject({ serial: z.int().min(1), changedAt: InstantText, changedBy: z.string() });
export type DraftAuthorship = z.infer<typeof DraftAuthorship>;

export const DraftedProcedure = z.strictObject({
  id: z.uuid(),
  procedureId: Slug,
  /** The number that the version will have; `content.id` and `content.version` follow it. */
  version: z.int().min(1),
  ...DraftAuthorship.shape,
  content: DraftContent,
  /** The published version that it was copied from. */
  basedOn: z.int().min(1).optional(),
  state: z.enum(['draft', 'published']),
});
export type DraftedProcedure = z.infer<typeof DraftedProcedure>;

/** As far as a draft has a name yet. */
const NameInTheMaking = z.strictObject({ vi: z.string().optional(), en: z.string().optional() });

/** Open drafts, the one that was changed last first. `problems` counts those that block publication. */
export const ProcedureDraftList = z.strictObject({
  drafts: z.array(
    z.strictObject({
      id: z.uuid(),
      procedureId: Slug,
      version: z.int().min(1),
      ...DraftAuthorship.shape,
      name: NameInTheMaking.optional(),
      basedOn: z.int().min(1).optional(),
      problems: z.int().min(0),
    }),
  ),
});
export type ProcedureDraftList = z.infer<typeof ProcedureDraftList>;

/**
 * A copy of the newest published version, a skeleton of a procedure that there is not yet, or the text of a file in YAML or JSON.
 * A procedure has one open draft: asking for a copy again gives that one; a skeleton or file gets 409 `procedure-draft-open` with `draft: uuid`.
 */
export const NewProcedureDraft = z.union([
  z.strictObject({ from: z.strictObject({ procedureId: Slug.max(100) }) }),
  z.strictObject({ new: z.strictObject({ id: Slug.max(100), name: BilingualText }) }),
  z.strictObject({ file: z.string().min(1).max(1_000_000) }),
]);
export type NewProcedureDraft = z.infer<typeof NewProcedureDraft>;

export const ProcedureDraftChange = z.strictObject({ content: DraftContent });
export type ProcedureDraftChange = z.infer<typeof ProcedureDraftChange>;

/** `blocks`: would break after publication. `warns`: may be meant so. */
export const Severity = z.enum(['blocks', 'warns']);
export type Severity = z.infer<typeof Severity>;

/** What is wrong with a procedure; `at` leads there from the top of the content, lists by position: `form.sections.2.fields.0.label.en`. */
export const ProcedureProblem = z.strictObject({ ...FieldProblem.shape, severity: Severity });
export type ProcedureProblem = z.infer<typeof ProcedureProblem>;
export const ProcedureProblems = z.strictObject({ problems: z.array(ProcedureProblem) });
export type ProcedureProblems = z.infer<typeof ProcedureProblems>;

/**
 * One difference. In `at` sections, fields, rules, papers, steps and choices stand under their ids, not their positions:
 * `form.sections.owner.fields.owner-name.label.en`. `moved`: the same thing at another place; `before` and `after` are then positions,
 * `{ in: 'form.sections.owner.fields', position: 2 }`. Otherwise they are the values before and after, whole where a thing came or went.
 */
export const ProcedureChange = z.strictObject({
  at: z.string(),
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
export type ProcedureChange = z.infer<typeof ProcedureChange>;
export const ProcedureChanges = z.strictObject({ since: z.int().min(1).optional(), changes: z.array(ProcedureChange) });
export type ProcedureChanges = z.infer<typeof ProcedureChanges>;

/** Answers to try the form with, or a number from which valid answers are drawn: the same number draws the same ones. */
export const TryProcedure = z.union([
  z.strictObject({ answers: Answers, papers: AttachedPapers.optional() }),
  z.strictObject({ sample: z.int().min(0).max(2_147_483_647) }),
]);
export type TryProcedure = z.infer<typeof TryProcedure>;

/** What the form makes of answers: tidied and computed, what is wrong with them, and what they lead past. */
export const TriedProcedure = z.strictObject({
  answers: Answers,
  problems: z.array(FieldProblem),
  /** In the order of the form. Fields of a group stand as `members.0.name`. */
  asked: z.strictObject({ sections: z.array(Slug), fields: z.array(z.string()), papers: z.array(Slug) }),
});
export type TriedProcedure = z.infer<typeof TriedProcedure>;

export const PublishProcedure = z.strictObject({ effectiveFrom: DateText });
export type PublishProcedure = z.infer<typeof PublishProcedure>;
export const PublishedVersion = z.strictObject({ procedureId: Slug, version: z.int().min(1) });
export type PublishedVersion = z.infer<typeof PublishedVersion>;

/** From that day no new dossier is made under the procedure, until a later version is in force. Dossiers in flight go on. */
export const WithdrawVersion = z.strictObject({ on: DateText, reason: BilingualText });
export type WithdrawVersion = z.infer<typeof WithdrawVersion>;
export const WithdrawnVersion = z.strictObject({ ...PublishedVersion.shape, withdrawnFrom: DateText, reason: BilingualText });
export type WithdrawnVersion = z.infer<typeof WithdrawnVersion>;
