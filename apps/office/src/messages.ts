import { messagesFor, readCatalogues } from '@motcua/ui/messages';
import type { Lang, Translate } from '@motcua/ui/messages';
import type vi from '../messages/vi.json';

export const catalogues = readCatalogues<typeof vi>(new URL('../messages/', import.meta.url));
export type MessageKey = keyof typeof vi;
export type Say = Translate<MessageKey>;

const speakers = { vi: messagesFor('vi', catalogues), en: messagesFor('en', catalogues) };
export const wordsIn = (lang: Lang): Say => speakers[lang];
