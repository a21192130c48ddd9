import type { ProblemCode } from '@motcua/contracts/problems';
import { fileRefusals } from '@motcua/files/file.problems';
import { fileWords, isFileWord } from '@motcua/files/file-words';
import type { Say } from '../messages.ts';

/** All that one-stop may answer to an official's move, besides "who are you" and "there is no such dossier". */
export const refusalCodes = [
  'dossier-changed',
  'dossier-illegal-move',
  'dossier-not-your-step',
  'dossier-limit-reached',
  'dossier-already-rated',
  'dossier-held-by-colleague',
  'dossier-no-earlier-step',
  'dossier-way-shut',
  'dossier-input-unfit',
  'dossier-still-waiting',
  'dossier-suspended',
  'dossier-term-holds',
  'suspension-overlaps',
  'dossier-move-incomplete',
  'calendar-year-missing',
  'calendar-invalid',
  'result-missing',
  'colleague-away',
  'consultation-over',
  'dossier-not-undone',
  ...fileRefusals,
  'answers-invalid',
  'idempotency-key-reused',
  'malformed-request',
  'forbidden',
] as const satisfies readonly ProblemCode[];

/** Why one-stop said no, as an official understands it. */
export function refusalInWords(t: Say, code: string): string {
  const key = `refusal.${code}`;
  if (t.has(key)) return t(key);
  return isFileWord(code) ? fileWords(code)[t.lang] : t('refusal.other');
}
