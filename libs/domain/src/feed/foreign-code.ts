import { isPlainDate, type PlainDate } from '../calendar/plain-date.ts';
import { formatReference, NoSuchReference, type Reference } from '../reference/reference.ts';
import type { Feed } from './feed.ts';

/** Their code with what people write differently taken out: case, spaces, noughts before a number. Equal codes are one dossier. */
export function canonicalCode(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/\s+/g, '').replace(/(?<!\d)0+(?=\d)/g, '');
}

/**
 * What may be a code of another system, as its receipt has it: at least three digits among letters and separators, or a long number. Undefined for words, and
 * for what is written as codes and look-up numbers of ours are: a mistyped one of those is told at once.
 */
export function readForeignCode(typed: string): string | undefined {
  const text = typed.slice(0, longestTyped).normalize('NFKC').toUpperCase().trim();
  const plain = text.replace(/\s+/g, '');
  const isOne = plain.length <= longestCode && (spelled.test(plain) || longNumber.test(text)) && !likeOurs.test(plain);
  return isOne ? canonicalCode(plain) : undefined;
}

const longestTyped = 100;
const longestCode = 60;
const spelled = /^(?=.*[^\d])(?=(?:.*\d){3})[\p{L}\d](?:[\p{L}\d]|[-._/+:#](?=[\p{L}\d])){3,}$/u;
/** Shorter ones are look-up numbers; one with spaces may be two numbers. */
const longNumber = /^\d{10,}$/;
const likeOurs = /^(?:\d{3}[-.]*\d{2}[-.]*\d{2}[-.]*[A-Z][-.]*\d{2}|\d[\d.-]{0,8}$)/;

const parts: Readonly<Record<string, string>> = {
  yyyy: String.raw`(?<yyyy>20\d{2})`,
  yy: String.raw`(?<yy>\d{2})`,
  mm: String.raw`(?<mm>\d{2})`,
  dd: String.raw`(?<dd>\d{2})`,
  seq: String.raw`(?<seq>\d{1,7})`,
};

/** A template needs a number and a year; any other text in it stands for itself. Not a regular expression, because those can be written to hang. */
export const isCodeTemplate = (template: string): boolean =>
  template.length <= 60 && /\{yyyy\}|\{yy\}/.test(template) && [...template.matchAll(/\{(\w*)\}/g)].every(([, name = ''], at, all) => name in parts && all.findIndex(([, other]) => other === name) === at) && template.includes('{seq}');

const room = 10_000_000;

/**
 * The reference under which a dossier of another system is known here: the agency's code, the day in their code (1 January where it tells the
 * year only), and their number behind the feed's series. Undefined when the code is not written as the template says.
 */
export function referenceOf(code: string, { code: template, agency, series }: Pick<Feed, 'code' | 'agency' | 'series'>): Reference | undefined {
  const found = patternOf(template).exec(code.normalize('NFKC').toUpperCase().replace(/\s+/g, ''))?.groups;
  if (!found) return undefined;
  const on = `${found['yyyy'] ?? `20${found['yy']}`}-${found['mm'] ?? '01'}-${found['dd'] ?? '01'}`;
  if (!isPlainDate(on)) return undefined;
  return written({ agency: agency.code, on, sequence: series * room + Number(found['seq']) });
}

function written(wanted: { agency: Feed['agency']['code']; on: PlainDate; sequence: number }): Reference | undefined {
  try {
    return formatReference(wanted);
  } catch (error) {
    if (error instanceof NoSuchReference) return undefined;
    throw error;
  }
}

function patternOf(template: string): RegExp {
  const pieces = template.replace(/\s+/g, '').split(/\{(\w+)\}/);
  return new RegExp(`^${pieces.map((piece, at) => (at % 2 === 1 ? parts[piece] ?? '' : literal(piece.toUpperCase()))).join('')}$`);
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
