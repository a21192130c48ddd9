import { z } from 'zod';
import type { Typed } from './typed.ts';

/** What every form of an act carries beside its own fields. */
export const Sent = z.looseObject({
  version: z.coerce.number().int().min(1),
  key: z.string().regex(/^[\x21-\x7e]{8,200}$/),
  preview: z.string().optional(),
});

const hidden = new Set(['version', 'key', 'preview', '_csrf']);

/** The form's own fields; repeated ones as a list. Long enough for every field, and no longer. */
export function typedIn(sent: Readonly<Record<string, unknown>>): Typed {
  return Object.fromEntries(
    Object.entries(sent)
      .filter(([name]) => !hidden.has(name))
      .flatMap(([name, value]) => (isText(value) ? [[name, value]] : [])),
  );
}

const isText = (value: unknown): value is string | readonly string[] => typeof value === 'string' || (Array.isArray(value) && value.every((part) => typeof part === 'string'));
