import multipart, { type MultipartFile } from '@fastify/multipart';
import { letFinish } from '@motcua/http/let-finish';
import type { RequestProblem } from '@motcua/http/problem';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fileMissing } from './file.problems.ts';

/** What multipart itself and a few fields, one of them a long text, may add to the file. */
const wrapping = 64 * 1024;

export interface UploadLimit {
  readonly mostBytes: number;
  /** How a request is answered that announces more. */
  readonly tooLarge: () => RequestProblem;
}

/**
 * Lets the server read multipart bodies, one file each, as streams. A file that turns out to be larger than allowed ends at the limit and
 * says `truncated`.
 */
export async function acceptUploads(fastify: FastifyInstance, { mostBytes, tooLarge }: UploadLimit): Promise<void> {
  const limits = { fileSize: mostBytes, files: 1, fields: 5, fieldSize: 48_000, parts: 6, headerPairs: 50 };
  await fastify.register(multipart, { throwFileSizeLimit: false, limits });
  fastify.addHook('onRequest', (request, _, done) => {
    // Known before anything is kept; the parser's limit stands for those who give no length.
    const announced = isMultipart(request) ? Number(request.headers['content-length'] ?? 0) : 0;
    if (announced <= mostBytes + wrapping) done();
    else if (announced > patience * mostBytes) done(tooLarge());
    else letFinish(request.raw, () => done(tooLarge()));
  });
}

/** Up to so many times the limit is read to its end, and thrown away. */
const patience = 20;

/** The file of a multipart request, with the fields that stand before it. @throws RequestProblem when it has none */
export async function fileIn(request: FastifyRequest): Promise<MultipartFile> {
  const part = await request.file();
  if (!part) throw fileMissing();
  return part;
}

export const isMultipart = ({ headers }: FastifyRequest): boolean => headers['content-type']?.startsWith('multipart/') === true;
