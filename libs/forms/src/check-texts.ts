import type { ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { isPlainDate } from '@motcua/domain/calendar/plain-date';
import { foldAccents, isNfc } from '@motcua/domain/text/accents';
import { found } from './procedure-problem.ts';

/** Days that a procedure names: they have the form of a date, but 31 November has that too. */
export function checkDays({ effectiveFrom, legalBasis }: Procedure): ProcedureProblem[] {
  const days = [{ at: 'effectiveFrom', day: effectiveFrom }, ...legalBasis.map(({ issuedOn }, position) => ({ at: `legalBasis.${position}.issuedOn`, day: issuedOn }))];
  return days.flatMap(({ at, day }) => (isPlainDate(day) ? [] : [found(at, 'day-not-real')]));
}

/** Every text is composed and says something, and every translation is one. */
export function checkTexts(value: unknown, at = ''): ProcedureProblem[] {
  if (typeof value === 'string') return checkText(value, at);
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, inner]) => checkTexts(inner, at === '' ? key : `${at}.${key}`));
  return isBilingual(value) && inside.length === 0 ? checkTranslation(value, at) : inside;
}

function checkText(text: string, at: string): ProcedureProblem[] {
  if (!isNfc(text)) return [found(at, 'text-not-nfc')];
  const blank = text.trim() === '' && /\.(vi|en)$/.test(at);
  return blank ? [found(at, at.endsWith('.vi') ? 'vietnamese-missing' : 'english-missing')] : [];
}

interface Bilingual {
  vi: string;
  en: string;
}

const isBilingual = (value: object): value is Bilingual => 'vi' in value && 'en' in value && typeof value.vi === 'string' && typeof value.en === 'string';

function checkTranslation({ vi, en }: Bilingual, at: string): ProcedureProblem[] {
  return vi === en && isVietnamese(vi) && !isName(vi) ? [found(`${at}.en`, 'same-in-both-languages')] : [];
}

const isVietnamese = (text: string) => foldAccents(text) !== text;

/** Names of peoples and places are the same in both languages: “Tà Ôi”, “Bru - Vân Kiều”; so is that of the money. */
const isName = (text: string) => text === 'đồng' || text.split(/\s+/u).every((word) => !/^\p{Ll}/u.test(word));
