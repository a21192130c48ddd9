import type { FieldProblem } from '@motcua/contracts/problems';
import { RequestProblem } from '@motcua/http/problem';

const words = { vi: 'Không có tệp này trong tài khoản.', en: 'This account has no such file.' };

/** The same whether it never was or is somebody else's. With ids: a request that named them among others. */
export function attachmentUnknown(ids?: readonly string[]): RequestProblem {
  const errors = ids?.map((id): FieldProblem => ({ at: id, code: 'attachment-unknown', message: words }));
  return new RequestProblem(errors ? 422 : 404, 'attachment-unknown', { detail: 'There is no such attachment of this account.', ...(errors ? { errors } : {}) });
}

export const attachmentInUse = () => new RequestProblem(409, 'attachment-submitted', { detail: 'The file belongs to a dossier that was submitted.' });
