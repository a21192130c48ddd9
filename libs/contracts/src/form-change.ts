import { z } from 'zod';
import { BilingualText, Slug } from './text.ts';

/** How two versions of a procedure differ for the person who fills it in. */
export const FormChangeKind = z.enum([
  'question-added',
  'question-removed',
  'question-reworded',
  /** It takes other answers: another type, other limits, other choices. */
  'question-changed',
  'question-required',
  'question-optional',
  /** It is asked in other cases. */
  'question-condition',
  'section-condition',
  'rule-added',
  'rule-removed',
  'rule-changed',
  'paper-added',
  'paper-removed',
  'paper-reworded',
  'paper-changed',
  'fee-changed',
  'term-changed',
]);
export type FormChangeKind = z.infer<typeof FormChangeKind>;

export const FormChange = z.strictObject({
  kind: FormChangeKind,
  /** Field id, `group.field`, id of a section or rule, `papers.<id>`, `fee`, `term`. */
  at: z.string(),
  /** The page of the newer form (of the older one, where a question is gone) on which it is. */
  section: Slug.optional(),
  /** As the newer version says it. */
  label: BilingualText,
  /** As the older one said it, where that is another. */
  before: BilingualText.optional(),
});
export type FormChange = z.infer<typeof FormChange>;

/** An answer or paper by its label. */
export const NamedPart = z.strictObject({ at: z.string(), label: BilingualText });
export type NamedPart = z.infer<typeof NamedPart>;
