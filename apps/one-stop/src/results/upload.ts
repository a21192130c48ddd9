import multipart from '@fastify/multipart';
import type { ProblemCode } from '@motcua/contracts/problems';
import { mediaTypes } from '@motcua/forms/check-papers';
import { RequestProblem } from '@motcua/http/problem';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fileTypeFromFile } from 'file-type';
import type { Readable } from 'node:stream';

const megabyte = 1024 * 1024;
const mostMegabytes = 20;
/** What multipart itself may add to the file. */
const wrapping = 64 * 1024;
const invisible = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

const endings: Readonly<Record<string, string>> = { pdf: mediaTypes.pdf, docx: mediaTypes.docx, jpg: mediaTypes.jpg, jpeg: mediaTypes.jpg, png: mediaTypes.png };

const refusals = {
  'attachment-too-large': [413, `A result document has ${mostMegabytes} MB at most.`],
  'attachment-empty': [422, 'The file is empty.'],
  'attachment-type': [415, 'A result document is a PDF, DOCX, JPG or PNG; the name must end as the content says.'],
} as const satisfies Partial<Record<ProblemCode, readonly [number, string]>>;

export function uploadRefused(code: keyof typeof refusals): RequestProblem {
  const [status, detail] = refusals[code];
  return new RequestProblem(status, code, { detail });
}

/** Lets the server read multipart bodies, one file each, as streams. */
export async function acceptUploads(fastify: FastifyInstance): Promise<void> {
  const fileSize = mostMegabytes * megabyte;
  await fastify.register(multipart, { throwFileSizeLimit: false, limits: { fileSize, files: 1, fields: 5, fieldSize: 1_000, parts: 6, headerPairs: 50 } });
  fastify.addHook('onRequest', (request, _, done) => {
    // Told before anything is sent through; the parser's limit stands for those who give no length.
    const announced = isMultipart(request) && Number(request.headers['content-length'] ?? 0) > fileSize + wrapping;
    done(announced ? uploadRefused('attachment-too-large') : undefined);
  });
}

export interface Upload {
  readonly name: string;
  readonly file: Readable & { truncated?: boolean };
}

export async function uploadIn(request: FastifyRequest): Promise<Upload> {
  const part = isMultipart(request) ? await request.file() : undefined;
  if (!part) throw new RequestProblem(400, 'malformed-request', { detail: 'Send the file as multipart/form-data in a part called "file".' });
  return { name: tidy(part.filename), file: part.file };
}

/** The media type, by content; the name has to say the same. @throws RequestProblem */
export async function typeOfResult(path: string, name: string): Promise<string> {
  const named = endings[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];
  const found = await fileTypeFromFile(path);
  if (!named || found?.mime !== named) throw uploadRefused('attachment-type');
  return named;
}

/** NFC, without path, control characters and Unicode's direction overrides. */
const tidy = (given: string): string => (given.normalize('NFC').split(/[/\\]/).at(-1) ?? '').replace(invisible, '').replace(/\s+/g, ' ').trim().slice(-200);

const isMultipart = ({ headers }: FastifyRequest) => headers['content-type']?.startsWith('multipart/') === true;
