import { z } from 'zod';
import { Slug } from './text.ts';

/** What an answer, or what an official has put down, is held against. Dates are `YYYY-MM-DD` and compare like texts. */
export const GuardTest = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('equals'), value: z.union([z.string(), z.number(), z.boolean()]) }),
  z.strictObject({ by: z.literal('in'), values: z.array(z.union([z.string(), z.number()])).min(1).max(50) }),
  z.strictObject({ by: z.literal('greater'), than: z.union([z.number(), z.string()]) }),
  z.strictObject({ by: z.literal('less'), than: z.union([z.number(), z.string()]) }),
  /** Anything was answered. */
  z.strictObject({ by: z.literal('given') }),
]);
export type GuardTest = z.infer<typeof GuardTest>;

const leaves = [
  /** An answer on the form, outside groups. */
  z.strictObject({ is: z.literal('answer'), field: Slug, test: GuardTest }),
  /** What an official has put down at this step or an earlier one. */
  z.strictObject({ is: z.literal('working'), input: Slug, test: GuardTest }),
  z.strictObject({ is: z.literal('paper'), paper: Slug }),
  /** A result document is there, of either decision or of this one. */
  z.strictObject({ is: z.literal('result'), decision: z.enum(['granted', 'declined']).optional() }),
  z.strictObject({ is: z.literal('channel'), channels: z.array(z.enum(['online', 'counter', 'api'])).min(1) }),
  /** Nothing that was asked of the citizen in money is still owed. */
  z.strictObject({ is: z.literal('paid') }),
] as const;

type Leaf = z.infer<(typeof leaves)[number]>;

/**
 * When a way on from a step is open: an expression of facts about the dossier. No text and no program, so that publication can try out every
 * case of it. Three conjunctions deep, which is more than a reader follows; written out because OpenAPI documents cannot point into themselves here.
 */
export type Guard = Leaf | { is: 'all' | 'any'; of: Guard[] } | { is: 'not'; guard: Guard };

const joining = <Inner extends z.ZodType>(inner: Inner) =>
  z.discriminatedUnion('is', [
    ...leaves,
    z.strictObject({ is: z.literal('all'), of: z.array(inner).min(1).max(20) }),
    z.strictObject({ is: z.literal('any'), of: z.array(inner).min(1).max(20) }),
    z.strictObject({ is: z.literal('not'), guard: inner }),
  ]);

export const Guard: z.ZodType<Guard> = joining(joining(joining(z.discriminatedUnion('is', leaves))));
