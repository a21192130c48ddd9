import { messagesFor, readCatalogues } from '@motcua/ui/messages';
import type { Lang, Translate } from '@motcua/ui/messages';
import type vi from '../messages/vi.json';

export const catalogues = readCatalogues<typeof vi>(new URL('../messages/', import.meta.url));

const speakers = { vi: messagesFor('vi', catalogues), en: messagesFor('en', catalogues) };

/** What fields say by themselves, beside the words of their definition. */
export const fieldWords = (lang: Lang): Translate<keyof typeof vi> => speakers[lang];
