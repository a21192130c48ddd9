import { z } from 'zod';
import { BilingualText, InstantText } from './text.ts';

/** Ways of looking at a dossier, as the audit log names them. */
export const lookedAt = ['read', 'read-file', 'read-paper', 'read-result', 'read-cover', 'read-access', 'export-access', 'read-contact', 'read-notes', 'read-question', 'read-answer', 'look-up', 'ask'] as const;
export type LookedAt = (typeof lookedAt)[number];

/** What its owner is told of: an official saw what is in it. */
export const OwnLook = z.enum(['read', 'read-file', 'read-paper', 'read-result', 'export-access']);
export type OwnLook = z.infer<typeof OwnLook>;

/** Somebody looked at the citizen's dossier: from which unit and as what, never who. */
export const OwnAccessLine = z.strictObject({ at: InstantText, what: OwnLook, unit: BilingualText.optional(), role: z.string().optional() });
export type OwnAccessLine = z.infer<typeof OwnAccessLine>;
export const OwnAccessPage = z.strictObject({ lines: z.array(OwnAccessLine), next: z.string().optional() });
export type OwnAccessPage = z.infer<typeof OwnAccessPage>;

/** `reads` and `writes`: what was seen and done · `refused`: who asked and got nothing. */
export const AccessKind = z.enum(['reads', 'writes', 'refused']);
export type AccessKind = z.infer<typeof AccessKind>;

export const AccessQuery = z.object({
  kind: AccessKind.optional(),
  /** Id of an official. */
  by: z.string().max(200).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  cursor: z.string().max(200).optional(),
});
export type AccessQuery = { readonly [Field in keyof z.infer<typeof AccessQuery>]?: z.infer<typeof AccessQuery>[Field] | undefined };

export const AccessLine = z.strictObject({
  at: InstantText,
  /** The move, or one of `lookedAt`. */
  what: z.string(),
  kind: z.enum(['read', 'write']),
  outcome: z.enum(['done', 'refused']),
  who: z.strictObject({
    id: z.string(),
    kind: z.enum(['citizen', 'official', 'client', 'service']),
    /** Of officials alone. */
    name: z.string().optional(),
    unit: BilingualText.optional(),
    roles: z.array(z.string()),
    /** It was the dossier's owner; or somebody at the counter in their stead. */
    owner: z.boolean(),
    forOwner: z.boolean(),
  }),
  version: z.int().optional(),
  /** Which file or paper. */
  part: z.string().optional(),
  /** Place in the log, for whoever looks it up there. */
  entry: z.string(),
});
export type AccessLine = z.infer<typeof AccessLine>;
export const AccessPage = z.strictObject({ reference: z.string(), lines: z.array(AccessLine), mayExport: z.boolean(), next: z.string().optional() });
export type AccessPage = z.infer<typeof AccessPage>;
