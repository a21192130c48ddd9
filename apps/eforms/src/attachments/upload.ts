import multipart, { type MultipartFile } from '@fastify/multipart';
import { RequestProblem } from '@motcua/http/problem';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { attachmentRefused } from './attachment.problems.ts';
import type { Upload } from './attachments.service.ts';

const megabyte = 1024 * 1024;
/** What multipart itself and a few small fields may add to the file. */
const wrapping = 64 * 1024;

/** Lets the server read multipart bodies, one file each, as streams. */
export async function acceptUploads(fastify: FastifyInstance, { MAX_ATTACHMENT_MEGABYTES }: { MAX_ATTACHMENT_MEGABYTES: number }): Promise<void> {
  const fileSize = MAX_ATTACHMENT_MEGABYTES * megabyte;
  await fastify.register(multipart, { throwFileSizeLimit: false, limits: { fileSize, files: 1, fields: 5, fieldSize: 1_000, parts: 6, headerPairs: 50 } });
  fastify.addHook('onRequest', (request, _, done) => {
    // Told before anything is sent through; the parser's limit stands for those who give no length.
    const announced = isMultipart(request) && Number(request.headers['content-length'] ?? 0) > fileSize + wrapping;
    done(announced ? attachmentRefused('attachment-too-large') : undefined);
  });
}

/** The file of a multipart request and the field before it. */
export async function uploadIn(request: FastifyRequest): Promise<Omit<Upload, 'owner'>> {
  const part = await request.file();
  if (!part) throw new RequestProblem(400, 'malformed-request', { detail: 'Send the file as multipart/form-data in a part called "file".' });
  return { name: part.filename, purpose: purposeOf(part), file: part.file };
}

function purposeOf({ fields }: MultipartFile): string | undefined {
  const field = fields['purpose'];
  const value = field && !Array.isArray(field) && field.type === 'field' ? field.value : undefined;
  return typeof value === 'string' && value !== '' ? value.slice(0, 100) : undefined;
}

const isMultipart = ({ headers }: FastifyRequest) => headers['content-type']?.startsWith('multipart/') === true;
