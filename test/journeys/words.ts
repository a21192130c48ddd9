import { readFileSync } from 'node:fs';

export type Lang = 'vi' | 'en';

const read = (path: string, lang: Lang, folder: string) => JSON.parse(readFileSync(new URL(`../../${path}/messages/${folder}${lang}.json`, import.meta.url), 'utf8')) as Record<string, string>;

/** The very words of the pages, by their keys, so that a journey reads the same in both languages. */
export function wordsOf(part: 'apps/portal' | 'apps/office' | 'apps/identity' | 'libs/ui', lang: Lang, folder = '') {
  const catalogue = read(part, lang, folder);
  return (key: string): string => {
    const words = catalogue[key];
    if (words === undefined) throw new Error(`${part} has no words for ${key}`);
    return words;
  };
}
