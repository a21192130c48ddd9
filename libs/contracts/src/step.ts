import { z } from 'zod';
import { AgencyCode } from './agency.ts';
import { Guard } from './guard.ts';
import { BilingualText, Slug } from './text.ts';

export const Role = z.enum(['receptionist', 'specialist', 'head', 'leader', 'inspector']);
export type Role = z.infer<typeof Role>;

const InputBase = { id: Slug, label: BilingualText, hint: BilingualText.optional(), optional: z.boolean().optional() };

/** Something that the official puts down at a step; later steps see it, and ways on may depend on it. Ids are unlike those of the form's fields. */
export const StepInput = z.discriminatedUnion('type', [
  z.strictObject({ ...InputBase, type: z.literal('text'), maxLength: z.int().min(1).max(2000).default(500) }),
  z.strictObject({ ...InputBase, type: z.literal('number'), min: z.number().optional(), max: z.number().optional(), unit: BilingualText.optional() }),
  z.strictObject({ ...InputBase, type: z.literal('date') }),
  z.strictObject({ ...InputBase, type: z.literal('choice'), choices: z.array(z.strictObject({ value: Slug, label: BilingualText })).min(2) }),
]);
export type StepInput = z.infer<typeof StepInput>;

/** What has to be there before a way is taken, by whoever takes it. */
export const WayNeeds = z.strictObject({
  papers: z.array(Slug).optional(),
  /** Answers on the form, or inputs of steps. */
  fields: z.array(Slug).optional(),
  result: z.literal(true).optional(),
  note: z.literal(true).optional(),
  payment: z.literal(true).optional(),
});
export type WayNeeds = z.infer<typeof WayNeeds>;

/** A way on from a step. The way to the last step is the decision. */
export const Way = z.strictObject({
  to: Slug,
  name: BilingualText.optional(),
  when: Guard.optional(),
  requires: WayNeeds.optional(),
  /** What the citizen is told when this way is taken. */
  message: BilingualText.optional(),
});
export type Way = z.infer<typeof Way>;

/**
 * Who does a step, when it is not the agency that received the dossier (một cửa liên thông): one agency, the one above, or the one whose area
 * an address of the form lies in. It is looked up when the dossier is opened; where there is no such agency, the dossier's own does the step.
 */
export const StepAgency = z.union([
  z.strictObject({ code: AgencyCode }),
  z.strictObject({ relation: z.literal('parent') }),
  /** `of`: the field with the address; absent, the one that decides which agency is competent. */
  z.strictObject({ unit: z.enum(['ward', 'district']), of: Slug.optional() }),
]);
export type StepAgency = z.infer<typeof StepAgency>;

/** A phase with a term of its own, as some laws lay down; working days and calendar days count whole, hours by the clock. */
export const StepTerm = z.strictObject({ amount: z.int().min(1).max(1_000), unit: z.enum(['working-day', 'working-hour', 'calendar-day']) });
export type StepTerm = z.infer<typeof StepTerm>;

/** One step of the work, done by one role. Without `next` the one after it follows. */
export const Step = z.strictObject({
  id: Slug,
  name: BilingualText,
  role: Role,
  /** Its part of the term in percent. */
  share: z.int().min(0).max(100).default(0),
  /** Instead of a share. */
  term: StepTerm.optional(),
  agency: StepAgency.optional(),
  inputs: z.array(StepInput).max(30).optional(),
  next: z.array(Way).min(1).max(12).optional(),
});
export type Step = z.infer<typeof Step>;
