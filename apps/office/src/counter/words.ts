import { messagesFor, readCatalogues } from '@motcua/ui/messages';
import type { Lang, Translate } from '@motcua/ui/messages';
import type vi from '../../messages/counter/vi.json';

/** The words of the counter alone; those of the frame are the office's. */
export const catalogues = readCatalogues<typeof vi>(new URL('../../messages/counter/', import.meta.url));
export type CounterKey = keyof typeof vi;
export type CounterSay = Translate<CounterKey>;

const speakers = { vi: messagesFor('vi', catalogues), en: messagesFor('en', catalogues) };
export const counterWords = (lang: Lang): CounterSay => speakers[lang];
