import type { ProblemCode } from '@motcua/contracts/problems';
import { RequestProblem } from '@motcua/http/problem';

const refusals = {
  'attachment-too-large': [413, 'The file is larger than allowed.'],
  'attachment-empty': [422, 'The file is empty.'],
  'attachment-type': [415, 'Files of type PDF, JPG, PNG, DOCX and XLSX are taken; the name must end as the content says.'],
  'attachment-protected': [422, 'The file is locked with a password; officials could not open it.'],
  'attachment-infected': [422, 'A virus was found in the file. It was not kept.'],
} as const satisfies Partial<Record<ProblemCode, readonly [number, string]>>;

export type FileRefusal = keyof typeof refusals;

/** Why a file is not kept. `detail`: where the service that takes it can say more exactly what it takes. */
export function fileRefused(code: FileRefusal, detail: string = refusals[code][1]): RequestProblem {
  const [status] = refusals[code];
  // The rest of a file that is too large is not waited for.
  return new RequestProblem(status, code, { detail, ...(status === 413 ? { headers: { connection: 'close' } } : {}) });
}

export const fileMissing = () => new RequestProblem(400, 'malformed-request', { detail: 'Send the file as multipart/form-data in a part called "file".' });
