import { z } from 'zod';
import { DateText, Slug } from './text.ts';

/** Shapes that drafts, submissions and dossiers share about what is done at the counter. Personal data. */

/** A paper handed in as paper: as what, how many, and what was noticed about it. It needs no file. */
export const OnPaper = z.strictObject({
  form: z.enum(['original', 'copy', 'certified-copy']),
  copies: z.int().min(1).max(99),
  remark: z.string().trim().max(300).optional(),
});
export type OnPaper = z.infer<typeof OnPaper>;

/** Paper id → how it was handed in. */
export const PapersOnPaper = z.record(Slug, OnPaper);
export type PapersOnPaper = z.infer<typeof PapersOnPaper>;

const name = z.string().trim().min(2).max(200);
const number = z.string().trim().min(4).max(40);

/** Who came in the applicant's place, and by what right. */
export const Authorised = z.strictObject({ name, identityNumber: number, authorisation: z.string().trim().min(2).max(300) });
export type Authorised = z.infer<typeof Authorised>;

/** How the applicant wants to hear of the dossier, and how to get the result. */
export const Wishes = z.strictObject({
  language: z.enum(['vi', 'en']),
  notify: z.enum(['email', 'phone', 'none']),
  result: z.enum(['counter', 'post', 'online']),
  postTo: z.string().trim().max(300).optional(),
});
export type Wishes = z.infer<typeof Wishes>;

/** What the counter adds to a draft. `account`: the applicant has said that the account with this identity number is theirs. */
export const AtCounter = z.strictObject({
  onPaper: PapersOnPaper,
  behalf: Authorised.optional(),
  wishes: Wishes,
  account: z.boolean(),
  /** Official who began it. */
  by: z.string(),
});
export type AtCounter = z.infer<typeof AtCounter>;

/** Paper that goes with a dossier: by whom it was received there, and who stood at the counter. */
export const HandedInAtCounter = z.strictObject({ by: z.string(), onPaper: PapersOnPaper, behalf: Authorised.optional(), wishes: Wishes });
export type HandedInAtCounter = z.infer<typeof HandedInAtCounter>;

/** Who took the result and how that was made sure. */
export const Collector = z.strictObject({
  as: z.enum(['owner', 'authorised', 'other']),
  identityNumber: number,
  /** Which paper says that they may; nobody but the owner collects without. */
  authorisation: z.string().trim().min(2).max(300).optional(),
});
export type Collector = z.infer<typeof Collector>;

export const Postage = z.strictObject({
  carrier: z.string().trim().min(2).max(100),
  tracking: z.string().trim().min(3).max(60),
  address: z.string().trim().min(5).max(300),
  postedOn: DateText,
  /** Once the carrier has said so. */
  deliveredOn: DateText.optional(),
});
export type Postage = z.infer<typeof Postage>;

/** Points per signature: a long name written slowly stays below it. */
const mostPoints = 4_000;

/** A signature as it was drawn: strokes of x, y, x, y … in a field of 600 by 200. No picture: nothing can hide in it. */
export const Signature = z
  .array(z.array(z.int().min(0).max(600)).min(2).max(mostPoints * 2))
  .min(1)
  .max(200)
  .refine((strokes) => strokes.every(({ length }) => length % 2 === 0) && strokes.flat().length <= mostPoints * 2, { message: 'too long, or a point without its half' });
export type Signature = z.infer<typeof Signature>;

/** Signed on the pad, or by hand on a slip of paper that the office keeps under a number. */
export const Signed = z.union([z.strictObject({ strokes: Signature }), z.strictObject({ slip: z.string().trim().min(1).max(60) })]);
export type Signed = z.infer<typeof Signed>;
