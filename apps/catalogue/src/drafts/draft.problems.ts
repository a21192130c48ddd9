import type { DraftAuthorship, ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import type { FieldProblem } from '@motcua/contracts/problems';
import { RequestProblem } from '@motcua/http/problem';
import type { DraftDocument } from './draft.schema.ts';

export const draftUnknown = () => new RequestProblem(404, 'not-found', { detail: 'There is no such draft of a procedure; it may have been discarded.' });

/** Who comes second is told who was first, and with what. */
export function changedMeanwhile(draft: DraftDocument): RequestProblem {
  if (draft.state !== 'draft') return alreadyPublished(draft);
  return new RequestProblem(409, 'procedure-draft-changed', {
    detail: `The draft was saved ${draft.serial} times by now; look at it again.`,
    headers: { etag: `"${draft.serial}"` },
    also: { current: authorshipOf(draft) },
  });
}

export const authorshipOf = ({ serial, changedAt, changedBy }: DraftDocument): DraftAuthorship => ({ serial, changedAt: changedAt.toISOString(), changedBy });

export const alreadyPublished = (draft: DraftDocument) =>
  new RequestProblem(409, 'procedure-draft-published', {
    detail: `The draft was published as version ${draft.version} of ${draft.procedureId}.`,
    also: { current: authorshipOf(draft), published: { procedureId: draft.procedureId, version: draft.version } },
  });

export const alreadyOpen = ({ _id, procedureId }: DraftDocument) =>
  new RequestProblem(409, 'procedure-draft-open', { detail: `${procedureId} has an open draft already.`, also: { draft: _id } });

export const alreadyThere = (procedureId: string) => new RequestProblem(409, 'procedure-exists', { detail: `There is a procedure ${procedureId} already.` });

export const versionTaken = ({ procedureId, version }: DraftDocument, next: number) =>
  new RequestProblem(409, 'procedure-version-taken', { detail: `Version ${version} of ${procedureId} was published elsewhere meanwhile; this draft is version ${next} now.` });

export const notReady = (problems: readonly ProcedureProblem[]) =>
  new RequestProblem(422, 'procedure-not-ready', { detail: 'The draft cannot be published or tried as it is; `errors` says why.', errors: problems.map(asFieldProblem) });

export const fileInvalid = (problems: readonly FieldProblem[]) =>
  new RequestProblem(422, 'procedure-file-invalid', { detail: 'The file is no procedure; `errors` says where and why.', errors: problems });

export const tooEarly = (earliest: string) => new RequestProblem(422, 'effective-too-early', { detail: `The earliest day is ${earliest}.`, also: { earliest } });

export const keyReused = () => new RequestProblem(409, 'idempotency-key-reused', { detail: 'The Idempotency-Key was used before with a different request.' });

export const asFieldProblem = ({ at, code, message }: ProcedureProblem): FieldProblem => ({ at, code, message });
