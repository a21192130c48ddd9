import { createContext } from 'preact';
import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type vi from '../messages/vi.json';
import { messagesFor, readCatalogues } from './messages.tsx';
import type { Lang, Translate } from './messages.tsx';

export type KitKey = keyof typeof vi;
export const kitCatalogues = readCatalogues<typeof vi>(new URL('../messages/', import.meta.url));

const speakers = { vi: messagesFor('vi', kitCatalogues), en: messagesFor('en', kitCatalogues) };

/** The kit's own words. */
export function kitWords(lang: Lang): Translate<KitKey> {
  return speakers[lang];
}

const Language = createContext<Lang>('vi');

/** Says in which language the pieces inside speak. `Page` does it for whole pages; fragments do it themselves. */
export function InLanguage({ lang, children }: { lang: Lang; children: ComponentChildren }) {
  return <Language.Provider value={lang}>{children}</Language.Provider>;
}

export function useLang(): Lang {
  return useContext(Language);
}

export function useWords(): Translate<KitKey> {
  return kitWords(useLang());
}
