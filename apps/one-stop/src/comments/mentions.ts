import { searchKey } from '@motcua/domain/text/accents';
import type { KnownOfficial } from '../dossiers/kept-dossier.ts';

/** Whom `@Name` in a note means: colleagues by their whole name, with or without accents; of two that fit the longer name. */
export function mentionsIn(text: string, colleagues: readonly KnownOfficial[]): KnownOfficial[] {
  const byLength = colleagues.map((one) => ({ one, key: wordsOnly(one.name) })).filter(({ key }) => key !== '').sort((a, b) => b.key.length - a.key.length);
  const meant = text.split('@').slice(1).flatMap((after) => {
    const words = wordsOnly(after);
    return byLength.find(({ key }) => words === key || words.startsWith(`${key} `))?.one ?? [];
  });
  return [...new Map(meant.map((one) => [one.id, one])).values()];
}

const wordsOnly = (text: string) => searchKey(text.replace(/[^\p{L}\p{N}]+/gu, ' ')).trim();
