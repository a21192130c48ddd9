import type { BilingualText } from '@motcua/contracts/text';
import { listAt, textAt, valueAt, withAdded } from '../content/content.ts';
import type { Content } from '../content/content.ts';
import { fieldTypes } from '../sheet/form-sheets.ts';
import type { FieldType } from '../sheet/form-sheets.ts';
import { freshId } from '../content/names.ts';

/** What is added to which list, and what it begins with. */
const things = {
  papers: (id: string, name: BilingualText) => ({ id, name, form: 'copy', copies: 1, accepts: ['pdf', 'jpg', 'png'], maxFiles: 5, maxMegabytes: 10 }),
  steps: (id: string, name: BilingualText) => ({ id, name, role: 'specialist', share: 0 }),
  'form.sections': (id: string, title: BilingualText) => ({ id, title, fields: [] }),
  'form.rules': (id: string, message: BilingualText) => ({ id, at: '', must: {}, message }),
} as const;

const empty: BilingualText = { vi: '', en: '' };
/** What a type has to have from the first on, empty as it is. */
export const beginnings: { readonly [Type in FieldType]?: object } = {
  choice: { choices: [{ value: '', label: empty }, { value: '', label: empty }] },
  choices: { choices: [{ value: '', label: empty }, { value: '', label: empty }] },
  date: { within: 'any' },
  computed: { formula: {} },
  group: { row: empty, min: 1, max: 20, fields: [] },
};

export interface NewThing { readonly list: string; readonly name: BilingualText; readonly type?: string | undefined }

const fieldList = /^form\.sections\.\d{1,3}(\.fields\.\d{1,3})?\.fields$/;

/** The content with one thing more, and where it stands; undefined when nothing is added there. */
export function withNew(content: Content, { list, name, type }: NewThing): { readonly content: Content; readonly at: string } | undefined {
  const at = `${list}.${listAt(content, list).length}`;
  const id = freshId(name.vi || name.en || (type ?? list.split('.').at(-1) ?? ''), takenIn(content, list));
  if (Object.hasOwn(things, list)) return { at, content: withAdded(content, list, things[list as keyof typeof things](id, name)) };
  const kind = fieldTypes.find((one) => one === type);
  const holder = list.replace(/\.fields$/, '');
  if (!kind || !fieldList.test(list) || typeof valueAt(content, holder) !== 'object') return undefined;
  return { at, content: withAdded(content, list, { id, type: kind, label: name, ...beginnings[kind] }) };
}

/** Fields share one room, wherever they stand: their ids are what rules name. */
function takenIn(content: Content, list: string): string[] {
  if (!list.endsWith('fields')) return listAt(content, list).map((item) => textAt(item, 'id'));
  const fields = listAt(content, 'form.sections').flatMap((section) => listAt(section, 'fields'));
  return [...fields, ...fields.flatMap((field) => listAt(field, 'fields'))].map((field) => textAt(field, 'id'));
}
