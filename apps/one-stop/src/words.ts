import type { BilingualText } from '@motcua/contracts/text';
import { readFileSync } from 'node:fs';

const catalogue = (language: 'vi' | 'en'): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(new URL(`../messages/${language}.json`, import.meta.url), 'utf8'));

const catalogues = { vi: catalogue('vi'), en: catalogue('en') };

export const isWord = (key: string): boolean => Object.hasOwn(catalogues.vi, key);

/** A text of the message files in both languages; `{name}` stands for a parameter. */
export function both(key: string, params: Readonly<Record<string, string | number | BilingualText>> = {}): BilingualText {
  return { vi: filled('vi', key, params), en: filled('en', key, params) };
}

function filled(language: 'vi' | 'en', key: string, params: Readonly<Record<string, string | number | BilingualText>>): string {
  const text = catalogues[language][key];
  if (text === undefined) throw new Error(`messages/${language}.json has no "${key}"`);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    return typeof value === 'object' ? value[language] : String(value);
  });
}
