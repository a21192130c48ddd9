import type { Lang } from '../messages.tsx';

/** The showcase brings its sample words in both languages side by side; only developers read it. */
export interface Say { (vi: string, en: string): string; readonly lang: Lang }

export function sayIn(lang: Lang): Say {
  return Object.assign((vi: string, en: string) => (lang === 'vi' ? vi : en), { lang });
}
