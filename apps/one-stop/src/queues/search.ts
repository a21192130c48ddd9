import { readLookupNumber } from '@motcua/domain/reference/lookup-number';
import { readReference } from '@motcua/domain/reference/reference';
import { keyOf } from '../dossiers/found-by.ts';
import { digitsOf, wordsOf } from '../dossiers/sought.ts';

/** Asked of one index. */
export interface Question {
  readonly by: 'reference' | 'lookupNumber' | 'foundBy';
  readonly values: readonly string[];
}

/** What somebody typed into the search box: what names one dossier or few, or words of a name, which may name very many. */
export type Search = { readonly questions: readonly Question[] } | { readonly words: readonly string[] };

export function meaningOf(q: string, agency: string): Search {
  const reference = readReference(wholeCode(q, agency));
  if (reference) return { questions: [{ by: 'reference', values: [reference] }] };
  const digits = digitsOf(q);
  const number = readLookupNumber(q);
  if (number) return { questions: [{ by: 'lookupNumber', values: [number] }, byDigits(digits, agency)] };
  if (digits.length >= 4 && !/\p{L}/u.test(q)) return { questions: [byDigits(digits, agency)] };
  return { words: wordsOf(q) };
}

/** Lists show a code without the agency, and that is what people type: it means a dossier of their own agency. */
const wholeCode = (q: string, agency: string) => (/^\s*\d{6}-\d{4,}\s*$/.test(q) ? `${agency}-${q.trim()}` : q);

const byDigits = (digits: string, agency: string): Question => ({ by: 'foundBy', values: spellings(digits).map((spelling) => keyOf(agency, spelling)) });

/** A phone number is kept as it is dialled at home. */
const spellings = (digits: string) => (digits.startsWith('84') ? [digits, `0${digits.slice(2)}`] : [digits]);
