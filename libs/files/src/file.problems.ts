import type { ProblemCode } from '@motcua/contracts/problems';
import { RequestProblem } from '@motcua/http/problem';
import { fileWords } from './file-words.ts';

const refusals = {
  'attachment-too-large': [413, 'The file is larger than allowed.'],
  'attachment-empty': [422, 'The file is empty.'],
  'attachment-type': [415, 'Files of type PDF, JPG, PNG, DOCX and XLSX are taken; the name must end as the content says.'],
  'attachment-heic': [415, 'The picture is HEIC, which many programs cannot open; JPG is taken.'],
  'attachment-svg': [415, 'SVG pictures may hold scripts; PNG and PDF are taken.'],
  'attachment-protected': [422, 'The file is locked with a password; officials could not open it.'],
  'attachment-infected': [422, 'A virus was found in the file. Nobody gets it.'],
  'attachment-damaged': [422, 'The file is damaged or part of it is missing.'],
  'attachment-macros': [422, 'The Office document has macros.'],
  'attachment-zip-bomb': [422, 'The file unpacks to far more than it holds.'],
  'attachment-nested': [422, 'The Office document has another file or archive embedded.'],
  'attachment-hidden-content': [422, 'Before, after or beside the content there is something that belongs to another type of file.'],
  'attachment-pdf-script': [422, 'The PDF holds JavaScript.'],
  'attachment-pdf-launch': [422, 'The PDF has a Launch action, which starts programs.'],
  'attachment-pdf-embedded': [422, 'The PDF has files embedded.'],
  'attachment-picture-size': [422, 'The dimensions of the picture are absurd.'],
} as const satisfies Partial<Record<ProblemCode, readonly [number, string]>>;

export type FileRefusal = keyof typeof refusals;
export const fileRefusals = Object.keys(refusals) as FileRefusal[];

/**
 * Why a file is not kept; `errors` has the words for whoever sent it. `detail`: where the service that takes it can say more exactly what
 * it takes.
 */
export function fileRefused(code: FileRefusal, detail: string = refusals[code][1]): RequestProblem {
  const [status] = refusals[code];
  const errors = [{ at: 'file', code, message: fileWords(code) }];
  // The rest of a file that is too large is not waited for.
  return new RequestProblem(status, code, { detail, errors, ...(status === 413 ? { headers: { connection: 'close' } } : {}) });
}

export const fileMissing = () => new RequestProblem(400, 'malformed-request', { detail: 'Send the file as multipart/form-data in a part called "file".' });
