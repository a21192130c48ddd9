import type { BilingualText, Language } from '@motcua/contracts/text';
import { readFileSync } from 'node:fs';
import type vietnamese from '../messages/vi.json';

export type FileWord = keyof typeof vietnamese;

const read = (lang: Language) => JSON.parse(readFileSync(new URL(`../messages/${lang}.json`, import.meta.url), 'utf8')) as Readonly<Record<FileWord, string>>;
const catalogues = { vi: read('vi'), en: read('en') };

/** What people are told about a file of theirs that cannot be used, and what they can do. */
export const fileWords = (code: FileWord): BilingualText => ({ vi: catalogues.vi[code], en: catalogues.en[code] });

export const isFileWord = (code: unknown): code is FileWord => typeof code === 'string' && Object.hasOwn(catalogues.vi, code);
