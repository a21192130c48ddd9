import { readLookupNumber } from '@motcua/domain/reference/lookup-number';
import { readReference } from '@motcua/domain/reference/reference';
import { digitsOf, wordsOf } from '../dossiers/sought.ts';

/** What somebody typed into the search box, as a filter: a code, a look-up number, other digits, or words of a name. */
export function filterOfSearch(q: string): Readonly<Record<string, unknown>> {
  const reference = readReference(q);
  if (reference) return { reference };
  const digits = digitsOf(q);
  const number = readLookupNumber(q);
  if (number) return { $or: [{ lookupNumber: number }, { 'sought.digits': { $in: spellings(digits) } }] };
  if (digits.length >= 4 && !/\p{L}/u.test(q)) return { 'sought.digits': { $in: spellings(digits) } };
  return { 'sought.words': { $all: wordsOf(q) } };
}

/** A phone number is kept as it is dialled at home. */
const spellings = (digits: string) => (digits.startsWith('84') ? [digits, `0${digits.slice(2)}`] : [digits]);
