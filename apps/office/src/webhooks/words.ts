import { messagesFor, readCatalogues } from '@motcua/ui/messages';
import type { Lang, Translate } from '@motcua/ui/messages';
import type vi from '../../messages/webhooks/vi.json';

/** The words of webhooks; those of the frame are the office’s. */
export const catalogues = readCatalogues<typeof vi>(new URL('../../messages/webhooks/', import.meta.url));
export type Key = keyof typeof vi;

const speakers = { vi: messagesFor('vi', catalogues), en: messagesFor('en', catalogues) };
export const sayIn = (lang: Lang): Translate<Key> => speakers[lang];
