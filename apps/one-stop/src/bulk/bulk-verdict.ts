import type { BilingualText } from '@motcua/contracts/text';
import { DomainError } from '@motcua/domain/errors';
import { RequestProblem } from '@motcua/http/problem';
import { isAway } from '@motcua/messaging/failure';
import { because } from '../dossiers/actions.ts';
import type { Loaded } from '../dossiers/dossier.store.ts';
import { both, isWord } from '../words.ts';

export interface Refused {
  readonly code: string;
  readonly because: BilingualText;
}

/** Confidential ones are handled one by one, by who may read them. */
export const oneByOne: Refused = { code: 'confidential', because: both('bulk.confidential') };
export const unknown: Refused = { code: 'not-found', because: both('bulk.not-found') };
export const officialGone: Refused = { code: 'forbidden', because: both('bulk.official-gone') };

/** Whoever could not be asked has not said that it is not there. @throws what is nobody's fault: then it is tried again later */
export function unlessAway(error: unknown): undefined {
  if (isAway(error)) throw error;
}

/** Why a dossier was not moved. @throws what is nobody's fault: then it is tried again later */
export function refusedFor(error: unknown, dossier: Loaded): Refused {
  if (isAway(error)) throw error;
  if (error instanceof DomainError) return { code: error.code, because: because(error, dossier) };
  const code = error instanceof RequestProblem ? error.code : 'unexpected';
  return { code, because: both(wordFor(code)) };
}

function wordFor(code: string): Parameters<typeof both>[0] {
  const word = `bulk.${code}`;
  return isWord(word) ? word : 'because.other';
}
