import { fileRefused } from '@motcua/files/file.problems';
import { kindNamed, refusedByName } from '@motcua/files/file-kind';
import { tidyFileName } from '@motcua/files/file-name';
import type { PartCheck } from '@motcua/files/incoming';
import { RequestProblem } from '@motcua/http/problem';
import { mediaTypes } from '@motcua/forms/check-papers';
import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** tus 1.0.0 (tus.io/protocols/resumable-upload) as headers: what they say, checked, and what is said back. Knows no upload. */

export const tusVersion = '1.0.0';
export const partType = 'application/offset+octet-stream';
const algorithms = ['sha1', 'sha256'] as const;

export const abilities = (mostBytes: number): Record<string, string> => ({
  'tus-resumable': tusVersion,
  'tus-version': tusVersion,
  'tus-extension': 'creation,expiration,checksum,termination',
  'tus-checksum-algorithm': algorithms.join(','),
  'tus-max-size': String(Math.floor(mostBytes)),
});

/** Parts go through as streams, and every answer below `path` says which version is spoken. */
export function speakTus(fastify: FastifyInstance, path: string): void {
  fastify.addContentTypeParser(partType, (_request, payload, done) => done(null, payload));
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (request.url.startsWith(path)) void reply.header('tus-resumable', tusVersion);
    done(null, payload);
  });
}

/** @throws RequestProblem 412 */
export function assertTus(headers: IncomingHttpHeaders): void {
  if (headers['tus-resumable'] === tusVersion) return;
  throw new RequestProblem(412, 'upload-version', { detail: 'Send Tus-Resumable: 1.0.0.', headers: { 'tus-version': tusVersion } });
}

export interface NewUpload {
  readonly name: string;
  readonly purpose?: string;
  /** Bytes. */
  readonly size: number;
  /** By its name, until it is seen. */
  readonly type: string;
}

/** What is said before the first byte comes, and is refused before it does. @throws RequestProblem */
export function newUploadIn(headers: IncomingHttpHeaders, mostBytes: number): NewUpload {
  const size = wholeNumber(headers['upload-length']);
  if (size === undefined) throw new RequestProblem(400, 'upload-length', { detail: 'Send Upload-Length: the bytes of the whole file.' });
  const { filename = '', purpose } = metadataIn(headers['upload-metadata']);
  if (filename === '') throw new RequestProblem(400, 'malformed-request', { detail: 'Upload-Metadata must hold a filename.' });
  if (size === 0) throw fileRefused('attachment-empty');
  if (size > mostBytes) throw fileRefused('attachment-too-large');
  const name = tidyFileName(filename);
  const kind = kindNamed(name);
  if (!kind) throw fileRefused(refusedByName(name) ?? 'attachment-type');
  return { name, size, type: mediaTypes[kind], ...(purpose ? { purpose: purpose.slice(0, 100) } : {}) };
}

/** Pairs of a key and its value in Base64, separated by commas. */
function metadataIn(header: string | string[] | undefined): Partial<Record<string, string>> {
  const pairs = String(header ?? '').split(',').map((pair) => pair.trim().split(' '));
  return Object.fromEntries(pairs.map(([key = '', value = '']) => [key, Buffer.from(value, 'base64').toString('utf8')]));
}

export interface Part {
  readonly offset: number;
  readonly check?: PartCheck | undefined;
}

/** @throws RequestProblem */
export function partIn(headers: IncomingHttpHeaders): Part {
  if (headers['content-type'] !== partType) throw new RequestProblem(415, 'unsupported-media-type', { detail: `A part is of type ${partType}.` });
  const offset = wholeNumber(headers['upload-offset']);
  if (offset === undefined) throw new RequestProblem(400, 'malformed-request', { detail: 'Send Upload-Offset: where the part begins.' });
  return { offset, check: checkIn(headers['upload-checksum']) };
}

function checkIn(header: string | string[] | undefined): PartCheck | undefined {
  if (header === undefined) return undefined;
  const [algorithm, expected] = String(header).split(' ');
  const known = algorithms.find((one) => one === algorithm);
  if (!known || !expected) throw new RequestProblem(400, 'malformed-request', { detail: `Upload-Checksum takes ${algorithms.join(' and ')}, in Base64.` });
  const hash = createHash(known);
  return { hear: (chunk) => void hash.update(chunk), holds: () => hash.digest('base64') === expected };
}

/** Digits only: `Number` reads much else. */
const wholeNumber = (header: string | string[] | undefined) => (typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined);
