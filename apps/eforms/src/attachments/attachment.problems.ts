import type { FieldProblem } from '@motcua/contracts/problems';
import { fileWords } from '@motcua/files/file-words';
import { RequestProblem } from '@motcua/http/problem';

const words = { vi: 'Không có tệp này trong tài khoản.', en: 'This account has no such file.' };

/** The same whether it never was or is somebody else's. With ids: a request that named them among others. */
export function attachmentUnknown(ids?: readonly string[]): RequestProblem {
  const errors = ids?.map((id): FieldProblem => ({ at: id, code: 'attachment-unknown', message: words }));
  return new RequestProblem(errors ? 422 : 404, 'attachment-unknown', { detail: 'There is no such attachment of this account.', ...(errors ? { errors } : {}) });
}

export const attachmentInUse = () => new RequestProblem(409, 'attachment-submitted', { detail: 'The file belongs to a dossier that was submitted.' });

export const attachmentExpired = () =>
  new RequestProblem(410, 'attachment-expired', { detail: 'The upload was not finished in time.', errors: [{ at: 'file', code: 'attachment-expired', message: fileWords('attachment-expired') }] });

export const tooManyUploads = () => new RequestProblem(429, 'too-many-requests', { detail: 'Finish or end some of the uploads that are under way.', headers: { 'retry-after': '600' } });

export const offsetWrong = (offset: number) => new RequestProblem(409, 'upload-offset', { detail: `The upload stands at ${offset}.`, headers: { 'upload-offset': String(offset) } });

/** 460 is tus's own (extension checksum). */
export const checksumWrong = () => new RequestProblem(460, 'upload-checksum', { detail: 'The part is not what its checksum says; send it once more.' });

export const partTooLong = () => new RequestProblem(413, 'upload-length', { detail: 'The part goes beyond the length that was said.' });
