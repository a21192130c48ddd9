import { readFileSync } from 'node:fs';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { BilingualText, Language } from '@motcua/contracts/text';
import type vietnamese from '../messages/vi.json';

export type Word = keyof typeof vietnamese;
export type WordParams = Readonly<Record<string, string | number | BilingualText>>;

const read = (lang: Language) => JSON.parse(readFileSync(new URL(`../messages/${lang}.json`, import.meta.url), 'utf8')) as Readonly<Record<Word, string>>;
const catalogues = { vi: read('vi'), en: read('en') };
const numbers = { vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 }), en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 }) };

/** A number as people write it: 1.250,5 in Vietnamese, 1,250.5 in English. */
export const numberText = (value: number, lang: Language) => numbers[lang].format(value);

/** `{label}` stands inside a sentence, `{Label}` begins one. */
export function word(code: Word, lang: Language, params: WordParams = {}): string {
  return catalogues[lang][code].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? params[name.charAt(0).toLowerCase() + name.slice(1)] ?? '';
    const text = typeof value === 'number' ? numberText(value, lang) : typeof value === 'string' ? value : value[lang];
    return name === 'label' || name === 'name' ? insideSentence(text) : text;
  });
}

// "Họ, chữ đệm và tên" loses its capital inside a sentence; "CCCD số" and "VSIC code" keep theirs.
const insideSentence = (text: string) => (/^\p{Lu}(?:\p{Lu}|\d)/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

export const isWord = (code: string): code is Word => Object.hasOwn(catalogues.vi, code);

export function problem(at: string, code: Word, params: WordParams = {}): FieldProblem {
  return { at, code, message: { vi: word(code, 'vi', params), en: word(code, 'en', params) } };
}
