import type { FieldProblem, ProblemCode } from '@motcua/contracts/problems';
import { RequestProblem } from '@motcua/http/problem';

const refusals = {
  'attachment-too-large': [413, 'The file is larger than allowed.'],
  'attachment-empty': [422, 'The file is empty.'],
  'attachment-type': [415, 'Files of type PDF, JPG, PNG, DOCX and XLSX are taken; the name must end as the content says.'],
  'attachment-protected': [422, 'The file is locked with a password; officials could not open it.'],
  'attachment-infected': [422, 'A virus was found in the file. It was not kept.'],
} as const satisfies Partial<Record<ProblemCode, readonly [number, string]>>;

export function attachmentRefused(code: keyof typeof refusals): RequestProblem {
  const [status, detail] = refusals[code];
  // The rest of a file that is too large is not waited for.
  return new RequestProblem(status, code, { detail, ...(status === 413 ? { headers: { connection: 'close' } } : {}) });
}

const words = { vi: 'Không có tệp này trong tài khoản.', en: 'This account has no such file.' };

/** The same whether it never was or is somebody else's. With ids: a request that named them among others. */
export function attachmentUnknown(ids?: readonly string[]): RequestProblem {
  const errors = ids?.map((id): FieldProblem => ({ at: id, code: 'attachment-unknown', message: words }));
  return new RequestProblem(errors ? 422 : 404, 'attachment-unknown', { detail: 'There is no such attachment of this account.', ...(errors ? { errors } : {}) });
}

export const attachmentInUse = () => new RequestProblem(409, 'attachment-submitted', { detail: 'The file belongs to a dossier that was submitted.' });
