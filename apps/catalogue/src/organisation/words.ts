import type { FieldProblem } from '@motcua/contracts/problems';
import { readFileSync } from 'node:fs';
import type vietnamese from '../../messages/organisation/vi.json';

export type FlawCode = keyof typeof vietnamese;

/** What is wrong with something an administrator wrote: where, which rule, and what its words need. */
export interface Flaw {
  readonly at: string;
  readonly code: FlawCode;
  readonly params?: Readonly<Record<string, string | number>>;
}

const read = (language: 'vi' | 'en') => JSON.parse(readFileSync(new URL(`../../messages/organisation/${language}.json`, import.meta.url), 'utf8')) as Readonly<Record<FlawCode, string>>;
const catalogues = { vi: read('vi'), en: read('en') };

/** With the words that stand beside the field. */
export function inWords({ at, code, params = {} }: Flaw): FieldProblem {
  const said = (language: 'vi' | 'en') => catalogues[language][code].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  return { at, code, message: { vi: said('vi'), en: said('en') } };
}
