import type { Content } from '../content/content.ts';
import { join, textAt, valueAt, withValue } from '../content/content.ts';
import { beginnings } from '../draft/new-things.ts';
import { fieldSheet } from './form-sheets.ts';
import type { FieldType } from './form-sheets.ts';

/** A field that became one of another type: what the new type knows is kept, the rest goes, and what it needs begins empty. */
export function withRetyped(content: Content, { base, was }: { readonly base: string; readonly was: string }): Content {
  const field = valueAt(content, base);
  const type = textAt(content, join(base, 'type'));
  if (type === was || typeof field !== 'object' || field === null) return content;
  const known = new Set(['type', 'prefill', ...fieldSheet(type).map(({ at }) => at)]);
  const kept = Object.fromEntries(Object.entries(field).filter(([name]) => known.has(name)));
  return withValue(content, base, { ...beginnings[type as FieldType], ...kept }) as Content;
}
