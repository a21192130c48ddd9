import { messagesFor, readCatalogues } from '@motcua/ui/messages';
import type vietnamese from '../messages/vi.json';

export const catalogues = readCatalogues<typeof vietnamese>(new URL('../messages/', import.meta.url));
const speakers = { vi: messagesFor('vi', catalogues), en: messagesFor('en', catalogues) };

export type Word = keyof typeof vietnamese;
export type Params = Readonly<Record<string, string | number>>;

export const say = (lang: 'vi' | 'en', word: Word, params?: Params): string => speakers[lang](word, params);
