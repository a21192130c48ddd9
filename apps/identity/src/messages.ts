import { langOf, messagesFor, readCatalogues } from '@motcua/ui/messages';
import type { Lang, Translate } from '@motcua/ui/messages';
import type vi from '../messages/vi.json';

export const catalogues = readCatalogues<typeof vi>(new URL('../messages/', import.meta.url));
export type MessageKey = keyof typeof vi;

const speakers = { vi: messagesFor('vi', catalogues), en: messagesFor('en', catalogues) };
export const wordsIn = (lang: Lang): Translate<MessageKey> => speakers[lang];

/** The language that the page was asked in, else what the application asked for (`ui_locales`). */
export const languageOf = (asked: string | undefined, uiLocales: unknown): Lang => langOf(asked ?? (typeof uiLocales === 'string' ? uiLocales : undefined));
