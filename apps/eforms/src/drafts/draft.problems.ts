import type { NewerVersion } from '@motcua/contracts/eforms-api';
import type { FieldProblem } from '@motcua/contracts/problems';
import { RequestProblem } from '@motcua/http/problem';
import type { DraftDocument } from './draft.schema.ts';

/** The same whether it never was, has expired or is somebody else's. */
export const draftUnknown = () => new RequestProblem(404, 'not-found', { detail: 'There is no such draft of this account.' });

export const draftChanged = ({ version, savedAt }: DraftDocument) =>
  new RequestProblem(412, 'draft-changed', {
    detail: 'The draft was changed elsewhere since this page was opened.',
    also: { version, savedAt: savedAt.toISOString() },
    headers: { etag: `"${version}"` },
  });

export const draftSubmitted = (submission: { id: string; reference: string }) =>
  new RequestProblem(409, 'draft-submitted', { detail: 'The draft was submitted already.', also: { submission } });

export const formSuperseded = ({ version, effectiveFrom, submitUntil }: Pick<NewerVersion, 'version' | 'effectiveFrom' | 'submitUntil'>) =>
  new RequestProblem(409, 'draft-form-superseded', {
    detail: `Version ${version} of the form is in force since ${effectiveFrom}; the older one could be submitted until ${submitUntil}.`,
    also: { newer: { version, effectiveFrom, submitUntil } },
  });

export const dossierNotRefused = (reference: string) => new RequestProblem(409, 'dossier-not-refused', { detail: `Dossier ${reference} was not refused.` });

export const draftKeptLongEnough = () => new RequestProblem(409, 'draft-kept-long-enough', { detail: 'A draft that is not saved is kept for 180 days at most.' });

export const draftUpToDate = () => new RequestProblem(409, 'draft-up-to-date', { detail: 'No newer version of the form is in force.' });

export const answersTooLarge = () => new RequestProblem(413, 'too-large', { detail: 'Answers may take up to 256 KB in all.' });

export const answersInvalid = (errors: readonly FieldProblem[]) =>
  new RequestProblem(422, 'answers-invalid', { detail: 'Some answers or papers are missing or wrong; errors says which.', errors });
