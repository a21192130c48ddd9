import type { FileKind } from '@motcua/contracts/procedure';
import { judgeFile } from '@motcua/files/file-kind';
import { tidyFileName } from '@motcua/files/file-name';
import { fileMissing, fileRefused, type FileRefusal } from '@motcua/files/file.problems';
import { fileIn, isMultipart, type UploadLimit } from '@motcua/files/upload';
import type { RequestProblem } from '@motcua/http/problem';
import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';

const megabyte = 1024 * 1024;
const mostMegabytes = 20;
const kinds: readonly FileKind[] = ['pdf', 'docx', 'jpg', 'png'];

const details: Partial<Record<FileRefusal, string>> = {
  'attachment-too-large': `A result document has ${mostMegabytes} MB at most.`,
  'attachment-type': 'A result document is a PDF, DOCX, JPG or PNG; the name must end as the content says.',
};

export const uploadRefused = (code: FileRefusal): RequestProblem => fileRefused(code, details[code]);

export const uploadLimit: UploadLimit = { mostBytes: mostMegabytes * megabyte, tooLarge: () => uploadRefused('attachment-too-large') };

export interface Upload {
  readonly name: string;
  readonly file: Readable & { truncated?: boolean };
}

/** @throws RequestProblem */
export async function uploadIn(request: FastifyRequest): Promise<Upload> {
  if (!isMultipart(request)) throw fileMissing();
  const { filename, file } = await fileIn(request);
  return { name: tidyFileName(filename), file };
}

/** The media type. What an office issues may be protected against changes, which in a PDF is an encryption. @throws RequestProblem */
export async function typeOfResult(path: string, name: string): Promise<string> {
  const verdict = await judgeFile(path, name, { kinds, locked: true });
  if ('refused' in verdict) throw uploadRefused(verdict.refused);
  return verdict.type;
}
