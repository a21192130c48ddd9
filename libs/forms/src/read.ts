import type { Answers, Field } from '@motcua/contracts/form';
import type { CompiledField } from './compile.ts';
import type { FieldType } from './json-schema.ts';

/** Fields of an HTML form post, as Fastify's parsers give them. */
export type Post = Readonly<Record<string, unknown>>;

/**
 * Reads one posted page into answers. Every field of the page gets a value: `null` for what was left empty, which takes a saved answer
 * away. What cannot be read as its type stays the text it was, so that the page can show it again beside the error.
 *
 * Names in the post: `name`, `birth-date.day|month|year`, `premises.street|ward`, `members.0.name`, repeated names for `choices`.
 */
export function readFormPost(fields: readonly CompiledField[], post: Post): Answers {
  return Object.fromEntries(fields.filter(({ field }) => field.type !== 'computed').map((compiled) => [compiled.field.id, readField(compiled, compiled.field.id, post)]));
}

function readField({ field, rows }: CompiledField, name: string, post: Post): unknown {
  return field.type === 'group' ? readRows(rows, name, post) : readers[field.type](name, post);
}

/** Also more rows than a form allows are read, so that its check can say so; beyond this nobody typed them. */
const rowsReadAtMost = 200;

function readRows(fields: readonly CompiledField[], name: string, post: Post): Answers[] | null {
  const numbers = Object.keys(post).flatMap((key) => (key.startsWith(`${name}.`) ? [/^(\d{1,4})\./.exec(key.slice(name.length + 1))?.[1] ?? ''] : []));
  const indices = [...new Set(numbers)].filter((number) => number !== '').map(Number).sort((one, other) => one - other);
  const rows = indices.slice(0, rowsReadAtMost).map((index) => {
    const read = fields.map((compiled) => [compiled.field.id, readField(compiled, `${name}.${index}.${compiled.field.id}`, post)] as const);
    return Object.fromEntries(read.filter(([, value]) => value !== null));
  });
  // A row that was added and left empty was not meant; "no" alone is what an untouched radio or box says.
  const meant = rows.filter((row) => Object.values(row).some((value) => value !== false));
  return meant.length === 0 ? null : meant;
}

type Read = (name: string, post: Post) => unknown;

const textAt: (name: string, post: Post) => string | null = (name, post) => {
  const value = Object.hasOwn(post, name) ? post[name] : undefined;
  const last = Array.isArray(value) ? (value as unknown[]).at(-1) : value;
  return typeof last === 'string' && last.trim() !== '' ? last : null;
};

const readers: Readonly<Record<FieldType, Read>> = {
  text: textAt,
  'long-text': textAt,
  'person-name': textAt,
  integer: readNumber,
  decimal: readNumber,
  money: (name, post) => readNumber(name, post, /\s*(?:₫|đ|đồng|vnd|vnđ)\s*$/i),
  date: readDate,
  choice: textAt,
  choices: readChoices,
  'yes-no': (name, post) => yesNo.get(textAt(name, post) ?? '') ?? textAt(name, post),
  commitment: (name, post) => (textAt(name, post) === null ? null : true),
  'identity-number': textAt,
  'tax-code': textAt,
  'parcel-number': textAt,
  phone: textAt,
  email: textAt,
  address: readAddress,
  computed: () => null,
};

const yesNo: ReadonlyMap<string, boolean> = new Map([['true', true], ['yes', true], ['on', true], ['false', false], ['no', false]]);

function readNumber(name: string, post: Post, ending?: RegExp): number | string | null {
  const typed = textAt(name, post);
  return typed === null ? null : (numberIn(ending ? typed.trim().replace(ending, '') : typed) ?? typed);
}

/**
 * A number as typed in Vietnam or abroad: `1.250.000`, `12,5`, `1250`, `12.5`. A dot or comma before exactly three digits separates thousands
 * when it is a dot, as Vietnamese writes them; undefined for what is no number.
 */
export function numberIn(typed: string): number | undefined {
  const text = typed.normalize('NFKC').replace(/\s/g, '');
  if (/^-?\d{1,3}(\.\d{3})+(,\d{1,6})?$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  if (/^-?\d{1,3}(,\d{3}){2,}(\.\d{1,6})?$/.test(text)) return Number(text.replaceAll(',', ''));
  return /^-?\d{1,15}([.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

function readDate(name: string, post: Post): string | null {
  const [day, month, year] = ['day', 'month', 'year'].map((box) => (textAt(`${name}.${box}`, post) ?? '').trim().replaceAll('-', ''));
  if (!day && !month && !year) return textAt(name, post);
  const two = (text = '') => (/^\d$/.test(text) ? `0${text}` : text);
  return `${year}-${two(month)}-${two(day)}`;
}

function readAddress(name: string, post: Post): Answers | null {
  const parts = { street: textAt(`${name}.street`, post), ward: textAt(`${name}.ward`, post) };
  const filled = Object.entries(parts).filter(([, value]) => value !== null);
  return filled.length === 0 ? null : Object.fromEntries(filled);
}

function readChoices(name: string, post: Post): string[] | null {
  const value = Object.hasOwn(post, name) ? post[name] : undefined;
  const chosen = (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '');
  return chosen.length === 0 ? null : chosen;
}

/** The inverse of `readFormPost`: what stands in each input, by its name. Numbers are written the Vietnamese way. */
export function formValues(fields: readonly CompiledField[], answers: Answers): Record<string, string | string[]> {
  return Object.fromEntries(fields.flatMap((compiled) => valuesOf(compiled, compiled.field.id, answers[compiled.field.id])));
}

function valuesOf({ field, rows }: CompiledField, name: string, value: unknown): (readonly [string, string | string[]])[] {
  if (value === undefined || value === null) return [];
  if (field.type === 'group') {
    const list = Array.isArray(value) ? (value as Answers[]) : [];
    return list.flatMap((row, index) => rows.flatMap((inner) => valuesOf(inner, `${name}.${index}.${inner.field.id}`, row[inner.field.id])));
  }
  if (field.type === 'date') return dateBoxes(name, String(value));
  if (typeof value === 'object' && !Array.isArray(value)) return Object.entries(value).map(([part, text]) => [`${name}.${part}`, String(text)] as const);
  return [[name, typed(field, value)]];
}

function dateBoxes(name: string, date: string): (readonly [string, string])[] {
  const [year = '', month = '', day = ''] = date.split('-');
  return [[`${name}.day`, day.replace(/^0/, '')], [`${name}.month`, month.replace(/^0/, '')], [`${name}.year`, year]];
}

function typed(field: Field, value: unknown): string | string[] {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== 'number') return String(value);
  const [whole = '', fraction] = String(value).split('.');
  const grouped = field.type === 'money' ? whole.replace(/\B(?=(\d{3})+$)/g, '.') : whole;
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}
