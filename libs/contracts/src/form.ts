import { z } from 'zod';
import { BilingualText, Slug } from './text.ts';

/**
 * A form definition: one text from which the web form, the server's validation, the blank form and the filled paper are made.
 * Answers are one flat object per form, keyed by field id; a `group` field holds an array of such objects.
 */

/**
 * JSON Logic (jsonlogic.com) over the answers; inside a group `{"var": "x"}` sees the row first, then the form.
 * Besides the standard operators there is `money-in-words`: `{"money-in-words": {"var": "capital"}}` reads an amount out in Vietnamese.
 */
export const Rule = z.record(z.string(), z.unknown());
export type Rule = z.infer<typeof Rule>;

const FieldBase = {
  id: Slug,
  label: BilingualText,
  hint: BilingualText.optional(),
  /** Absent answers are errors unless this is true. */
  optional: z.boolean().optional(),
  /** Shown and asked only when this holds; otherwise an answer here is dropped. */
  when: Rule.optional(),
  /** Number of the item on the official form, for the filled paper. */
  item: z.string().optional(),
  /** Where the account knows the answer already. */
  prefill: z.enum(['name', 'phone', 'email', 'identity-number', 'birth-date']).optional(),
};

const Choice = z.strictObject({ value: Slug, label: BilingualText, hint: BilingualText.optional() });

const plain = <T extends string>(type: T) => z.strictObject({ ...FieldBase, type: z.literal(type) });

/** Regular expression over the whole answer, and the words that stand beside the field when it does not fit. */
const Pattern = { pattern: z.string().optional(), patternMessage: BilingualText.optional() };

/** Answers as people give them; random answers for demonstration and load tests are drawn from these. Required beside a pattern. */
const Examples = { examples: z.array(z.string()).min(1).optional() };

const SimpleField = z.discriminatedUnion('type', [
  z.strictObject({ ...FieldBase, type: z.literal('text'), minLength: z.int().optional(), maxLength: z.int().max(500).default(200), ...Pattern, ...Examples }),
  z.strictObject({ ...FieldBase, type: z.literal('long-text'), maxLength: z.int().max(5000).default(2000), ...Examples }),
  plain('person-name'),
  z.strictObject({ ...FieldBase, type: z.literal('integer'), min: z.number().optional(), max: z.number().optional(), unit: BilingualText.optional() }),
  z.strictObject({ ...FieldBase, type: z.literal('decimal'), min: z.number().optional(), max: z.number().optional(), unit: BilingualText.optional() }),
  /** Whole đồng. */
  z.strictObject({ ...FieldBase, type: z.literal('money'), min: z.number().optional(), max: z.number().optional() }),
  /** A day, `YYYY-MM-DD`; `past` (today or before) for birth dates and issue dates, `future` (today or later) for plans; `minAge` in full years today. */
  z.strictObject({ ...FieldBase, type: z.literal('date'), within: z.enum(['past', 'future', 'any']).default('any'), minAge: z.int().optional() }),
  z.strictObject({ ...FieldBase, type: z.literal('choice'), choices: z.array(Choice).min(2) }),
  z.strictObject({ ...FieldBase, type: z.literal('choices'), choices: z.array(Choice).min(2) }),
  plain('yes-no'),
  /** A statement to be ticked; only `true` is an answer. */
  plain('commitment'),
  plain('identity-number'),
  plain('tax-code'),
  /** Number of a parcel of land as on its certificate (số thửa): `123`, `1208-2`. The map sheet is a field of its own. */
  plain('parcel-number'),
  plain('phone'),
  plain('email'),
  /** Answer: `{ street, ward }`, ward = code of the administrative unit. */
  plain('address'),
  /** Never asked: value of `formula` (JSON Logic) over the answers. */
  z.strictObject({ ...FieldBase, type: z.literal('computed'), formula: Rule, unit: BilingualText.optional() }),
]);
export type SimpleField = z.infer<typeof SimpleField>;

const GroupField = z.strictObject({
  ...FieldBase,
  type: z.literal('group'),
  min: z.int().min(0).default(1),
  max: z.int().max(100).default(20),
  /** "Thành viên", "Member": titles each row. */
  row: BilingualText,
  fields: z.array(SimpleField).min(1),
});
export type GroupField = z.infer<typeof GroupField>;

export const Field = z.union([SimpleField, GroupField]);
export type Field = z.infer<typeof Field>;

/** One page of the web form: one thing asked. */
export const Section = z.strictObject({
  id: Slug,
  title: BilingualText,
  /** The question as heading: "Chủ hộ kinh doanh là ai?" */
  question: BilingualText.optional(),
  intro: BilingualText.optional(),
  when: Rule.optional(),
  fields: z.array(Field).min(1),
});
export type Section = z.infer<typeof Section>;

/**
 * A rule between fields: `must` has to hold, or `message` stands at the field `at`. With `each`, the id of a group, it is asked of every
 * row and `at` is a field of the row. It is asked only when the fields it names are themselves right.
 */
export const CrossRule = z.strictObject({ id: Slug, each: Slug.optional(), at: Slug, must: Rule, message: BilingualText });
export type CrossRule = z.infer<typeof CrossRule>;

export const FormDefinition = z.strictObject({
  id: Slug,
  version: z.int().min(1),
  title: BilingualText,
  /** The official form this one carries, e.g. "Phụ lục III-1, Thông tư 01/2021/TT-BKHĐT". */
  official: BilingualText,
  /** "Kính gửi": whom the form is addressed to; `{agency}` is filled in. */
  addressedTo: BilingualText,
  sections: z.array(Section).min(1),
  rules: z.array(CrossRule).default([]),
  /** The address that decides which agency is competent: it must lie in the area of the agency the form is sent to. */
  jurisdiction: Slug.optional(),
  /** Which fields name the applicant: their name stands on papers, their last four digits open a look-up. */
  applicant: z.strictObject({ name: Slug, phone: Slug, email: Slug.optional(), identityNumber: Slug.optional(), address: Slug.optional() }),
});
export type FormDefinition = z.infer<typeof FormDefinition>;

/** What a citizen answered; shape is decided by the form's fields. */
export const Answers = z.record(z.string(), z.unknown());
export type Answers = z.infer<typeof Answers>;

/** Attachments per required paper: paper id → attachment ids. */
export const AttachedPapers = z.record(z.string(), z.array(z.uuid()));
export type AttachedPapers = z.infer<typeof AttachedPapers>;
