import { lastFourDigits } from '@motcua/domain/second-factor';
import { searchKey } from '@motcua/domain/text/accents';
import type { Applicant } from '@motcua/forms/applicant';
import type { Sought } from './kept-dossier.ts';

/** Nobody is found as the author of a confidential dossier: what lists ask by stays empty. */
export const soughtByNothing: Sought = { words: [], digits: [] };

/** What an applicant is found by. */
export function soughtBy({ name, phone, identityNumber }: Applicant): Sought {
  const numbers = [phone, identityNumber].flatMap((number) => (number === undefined ? [] : [digitsOf(number), lastFourDigits(number) ?? '']));
  return { words: wordsOf(name), digits: [...new Set(numbers.filter((digits) => digits !== ''))] };
}

export const wordsOf = (text: string): string[] => [...new Set(searchKey(text).split(' ').filter(Boolean))];

export const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');
