import type { Field } from '@motcua/contracts/form';
import { toNationalPhone } from './formats.ts';
import type { FieldType } from './json-schema.ts';

/** A value that can be kept and shown again, whether or not it is right; `wrong` when not even that. */
export type Cleaned = { readonly value: unknown } | { readonly wrong: 'wrong-type' | 'too-long'; readonly limit?: number };

const absent: Cleaned = { value: undefined };
const wrongType: Cleaned = { wrong: 'wrong-type' };

// Ten times what the longest field takes: beyond it a text is not even normalised.
const hopeless = 50_000;

// Control characters (C0 but for line breaks, DEL, C1), marks that turn the direction of writing, what nobody can see, and halves of characters
// have no place in a paper.
const invisible = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\p{Surrogate}]/gu;

/** NFC, no control characters, single spaces, trimmed. */
const line = (text: string) => {
  const composed = text.normalize('NFC');
  // Most answers are tidy already, and one look costs a third of mending.
  return untidy.test(composed) ? composed.replace(invisible, ' ').replace(/\s+/g, ' ').trim() : composed;
};
const untidy = new RegExp(`${invisible.source}|[^\\S ]|\\s\\s|^\\s|\\s$`, 'u');
const paragraphs = (text: string) => text.replace(/\r\n?/g, '\n').normalize('NFC').replace(invisible, ' ').replace(/[^\S\n]+/g, ' ').trim();

const asText = (tidy: (text: string) => string) => (value: unknown): Cleaned => {
  if (typeof value !== 'string') return wrongType;
  if (value.length > hopeless) return { wrong: 'too-long', limit: hopeless };
  const tidied = tidy(value);
  return tidied === '' ? absent : { value: tidied };
};

const plain = asText(line);
const bare = (drop: RegExp) => asText((text) => line(text).replace(drop, ''));

// Text where a number belongs is kept: it is shown again beside the words that say what is wrong with it.
const asNumber = (value: unknown): Cleaned => {
  if (typeof value === 'number') return Number.isFinite(value) ? { value } : wrongType;
  return plain(value);
};
const asBoolean = (value: unknown): Cleaned => (typeof value === 'boolean' ? { value } : wrongType);
const taxCode = (text: string) => line(text).replace(/[\s.-]/g, '').replace(/^(\d{10})(\d{3})$/, '$1-$2');

const cleaners: { [Type in FieldType]: (value: unknown) => Cleaned } = {
  text: plain,
  'long-text': asText(paragraphs),
  'person-name': plain,
  integer: asNumber,
  decimal: asNumber,
  money: asNumber,
  date: plain,
  choice: plain,
  choices: cleanChoices,
  'yes-no': asBoolean,
  commitment: (value) => (value === false ? absent : asBoolean(value)),
  'identity-number': bare(/[\s.-]/g),
  'tax-code': asText(taxCode),
  'parcel-number': bare(/\s/g),
  phone: asText((text) => toNationalPhone(line(text))),
  email: plain,
  address: cleanAddress,
  computed: () => absent,
};

/** Tidies one answer. Empty text, null and empty lists are no answer. */
export function cleanAnswer(field: Exclude<Field, { type: 'group' }>, value: unknown): Cleaned {
  if (value === undefined || value === null) return absent;
  // Ajv tries a pattern on a text that is too long already, and patterns are tried out (`hard-patterns`) for answers of a sensible length.
  if (field.type === 'text' && typeof value === 'string' && value.length > 10 * field.maxLength) return { wrong: 'too-long', limit: field.maxLength };
  return cleaners[field.type](value);
}

function cleanChoices(value: unknown): Cleaned {
  if (!Array.isArray(value) || value.length > 200) return wrongType;
  const cleaned = value.map(plain);
  if (cleaned.some((one) => 'wrong' in one)) return wrongType;
  const chosen = [...new Set(cleaned.flatMap((one) => ('value' in one && one.value !== undefined ? [one.value] : [])))];
  return chosen.length === 0 ? absent : { value: chosen };
}

function cleanAddress(value: unknown): Cleaned {
  if (!isRecord(value) || Object.keys(value).some((key) => key !== 'street' && key !== 'ward')) return wrongType;
  const parts = { street: cleanPart(value, 'street'), ward: cleanPart(value, 'ward') };
  if ('wrong' in parts.street) return parts.street;
  if ('wrong' in parts.ward) return parts.ward;
  const filled = Object.entries(parts).flatMap(([name, part]) => ('value' in part && part.value !== undefined ? [[name, part.value]] : []));
  return filled.length === 0 ? absent : { value: Object.fromEntries(filled) };
}

function cleanPart(address: Readonly<Record<string, unknown>>, name: string): Cleaned {
  const part = Object.hasOwn(address, name) ? address[name] : undefined;
  return part === undefined || part === null ? absent : plain(part);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
