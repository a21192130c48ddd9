import { listAt, placeOf, textAt, valueAt, withAdded, withMoved, withoutItem } from '../content/content.ts';
import type { Content } from '../content/content.ts';
import { fieldsIn } from '../content/names.ts';
import { sheetAt } from '../sheet/sheets.ts';

/** What a button of the outline asks for: `up papers.2`, `delete form.rules.0`, `bring form.sections.1.fields.2 form.sections.3`. */
export interface Wish { readonly act: 'up' | 'down' | 'delete' | 'bring'; readonly at: string; readonly to?: string | undefined }

export function wishIn(text: string): Wish | undefined {
  const [act, at = '', to] = text.split(' ');
  return act === 'up' || act === 'down' || act === 'delete' || act === 'bring' ? { act, at, to } : undefined;
}

/** Undefined: nothing stands there, or it cannot go where it is to go. */
export function arranged(content: Content, { act, at, to }: Wish): Content | undefined {
  const sheet = sheetAt(content, at);
  if (!sheet || sheet.base === '') return undefined;
  const { list, index } = placeOf(at);
  if (act === 'up' || act === 'down') return withMoved(content, list, index, act === 'up' ? -1 : 1);
  if (act === 'delete') return withoutItem(content, list, index);
  return brought(content, at, to);
}

/** A field of one section as the last of another; sections do not move by it, so the places of both stay true. */
function brought(content: Content, at: string, to: string | undefined): Content | undefined {
  if (!/^form\.sections\.\d+\.fields\.\d+$/.test(at) || !/^form\.sections\.\d+$/.test(to ?? '') || typeof valueAt(content, to ?? '') !== 'object') return undefined;
  const { list, index } = placeOf(at);
  return withAdded(withoutItem(content, list, index), `${to}.fields`, valueAt(content, at));
}

/** Where the same thing stands now: somebody may have moved it meanwhile. */
export function placeNow(content: Content, at: string, id: string): string | undefined {
  if (id === '' || textAt(content, `${at}.id`) === id) return valueAt(content, at) === undefined ? undefined : at;
  const { list } = placeOf(at);
  const index = listAt(content, list).findIndex((item) => textAt(item, 'id') === id);
  return index < 0 ? fieldCalled(content, at, id) : `${list}.${index}`;
}

/** A field may have gone to another section, or its section to another place; its id is its own in the whole form. */
function fieldCalled(content: Content, at: string, id: string): string | undefined {
  if (!at.startsWith('form.sections.') || !at.includes('.fields.')) return undefined;
  const fields = fieldsIn(content, 'vi');
  return [...fields, ...fields.flatMap(({ rows }) => rows)].find((field) => field.id === id)?.path;
}
