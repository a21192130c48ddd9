import type { Lang } from '@motcua/ui/messages';
import { textAt, valueAt } from './content.ts';

/** A text in the reader's language, or what there is of it. */
export function said(content: unknown, path: string, lang: Lang): string {
  const other = lang === 'vi' ? 'en' : 'vi';
  return textAt(content, `${path}.${lang}`) || textAt(content, `${path}.${other}`);
}

/** "Họ, chữ đệm và tên" is `ho-chu-dem-va-ten`; counted on when the name is taken. */
export function freshId(text: string, taken: readonly string[]): string {
  const plain = text.normalize('NFD').replace(/\p{Mn}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'd').toLowerCase();
  const slug = plain.split(/[^a-z0-9]+/).filter(Boolean).slice(0, 8).join('-').slice(0, 60).replace(/-$/, '') || 'muc';
  if (!taken.includes(slug)) return slug;
  for (let n = 2; ; n += 1) if (!taken.includes(`${slug}-${n}`)) return `${slug}-${n}`;
}

export interface KnownField {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly path: string;
  /** Of a choice: what may be answered. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** Of a group: the fields of its rows. */
  readonly rows: readonly KnownField[];
}

/** Fields of a form in the making, in their order. */
export function fieldsIn(content: unknown, lang: Lang): KnownField[] {
  return partsAt(content, 'form.sections').flatMap((section) => fieldsAt(content, `${section}.fields`, lang));
}

export function fieldsAt(content: unknown, list: string, lang: Lang): KnownField[] {
  return partsAt(content, list).map((path) => ({
    id: textAt(content, `${path}.id`),
    type: textAt(content, `${path}.type`),
    label: said(content, `${path}.label`, lang) || textAt(content, `${path}.id`),
    path,
    choices: partsAt(content, `${path}.choices`).map((choice) => ({ value: textAt(content, `${choice}.value`), label: said(content, `${choice}.label`, lang) })),
    rows: fieldsAt(content, `${path}.fields`, lang),
  }));
}

/** Paths of the items of a list. */
export function partsAt(content: unknown, list: string): string[] {
  const value = valueAt(content, list);
  return Array.isArray(value) ? value.map((_, index) => `${list}.${index}`) : [];
}
