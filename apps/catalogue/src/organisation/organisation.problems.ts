import type { ProblemCode } from '@motcua/contracts/problems';
import { RequestProblem } from '@motcua/http/problem';
import type { Entry } from '../entry.schema.ts';
import { type Flaw, inWords } from './words.ts';

/** Somebody was faster; the page has to look again. */
export function changedMeanwhile({ version, edits }: Entry): RequestProblem {
  const last = edits?.at(-1);
  return new RequestProblem(409, 'entry-changed', {
    detail: `It is at version ${version} now; look at it again.`,
    headers: { etag: `"${version}"` },
    also: { current: { version, ...(last ? { at: last.at } : {}) } },
  });
}

export const wrong = (code: ProblemCode & ('agency-invalid' | 'calendar-invalid'), flaws: readonly Flaw[]) =>
  new RequestProblem(422, code, { detail: 'What was sent does not fit; `errors` says where and why.', errors: flaws.map(inWords) });

export const keyReused = () => new RequestProblem(409, 'idempotency-key-reused', { detail: 'The Idempotency-Key was used before with a different request.' });

export const unknownEntry = () => new RequestProblem(404, 'not-found', { detail: 'There is no such agency or calendar.' });
