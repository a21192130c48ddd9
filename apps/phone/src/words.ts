import { type Lang, messagesFor, readCatalogues } from '@motcua/ui/messages';
import type vietnamese from '../messages/vi.json';

export const catalogues = readCatalogues<typeof vietnamese>(new URL('../messages/', import.meta.url));
const speakers = { vi: messagesFor('vi', catalogues), en: messagesFor('en', catalogues) };

export type Word = keyof typeof vietnamese;
export type Params = Readonly<Record<string, string | number>>;

export const say = (lang: Lang, word: Word, params?: Params): string => speakers[lang](word, params);

/** Those that are spoken as they stand: nothing has to be filled in. */
export const wholeWords = (Object.keys(catalogues.vi) as Word[]).filter((word) => !catalogues.vi[word].includes('{'));
