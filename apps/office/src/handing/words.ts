import { messagesFor, readCatalogues } from '@motcua/ui/messages';
import type { Lang, Translate } from '@motcua/ui/messages';
import type vi from '../../messages/handing/vi.json';

/** The words of hand-overs, substitutes, questions and notes; those of the frame are the office's. */
export const catalogues = readCatalogues<typeof vi>(new URL('../../messages/handing/', import.meta.url));
export type Key = keyof typeof vi;
export type Say = Translate<Key>;

const speakers = { vi: messagesFor('vi', catalogues), en: messagesFor('en', catalogues) };
export const sayIn = (lang: Lang): Say => speakers[lang];
