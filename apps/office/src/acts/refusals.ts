import type { ProblemCode } from '@motcua/contracts/problems';
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
  'dossier-still-waiting',
  'dossier-move-incomplete',
  'calendar-year-missing',
  'calendar-invalid',
  'result-missing',
  'attachment-type',
  'attachment-too-large',
  'attachment-empty',
  'attachment-protected',
  'attachment-infected',
  'answers-invalid',
  'idempotency-key-reused',
  'malformed-request',
  'forbidden',
] as const satisfies readonly ProblemCode[];

/** Why one-stop said no, as an official understands it. */
export function refusalInWords(t: Say, code: string): string {
  const key = `refusal.${code}`;
  return t.has(key) ? t(key) : t('refusal.other');
}
