import { z } from 'zod';

/** A text that people read, in both languages. Vietnamese is the one that counts in law. */
export const BilingualText = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
export type BilingualText = z.infer<typeof BilingualText>;

export const Language = z.enum(['vi', 'en']);
export type Language = z.infer<typeof Language>;

/** YYYY-MM-DD, a day in the agency's own time zone. */
export const DateText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be YYYY-MM-DD');

/** An instant in UTC, ISO 8601. */
export const InstantText = z.iso.datetime();

/** Names of things in data: kebab-case, stable for ever. */
export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case');
