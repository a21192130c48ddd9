import { HttpException } from '@nestjs/common';
import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { RequestProblem, type ProblemAnswer } from './problem.ts';
import { isStoreAway } from './store-away.ts';

const statusOfKind = { invalid: 422, forbidden: 403, 'not-found': 404, conflict: 409 } as const;

/** Fastify says what was wrong with a request in codes of its own. */
const codeOfFastify: Record<string, { status: number; code: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, code: 'too-large' },
  FST_REQ_FILE_TOO_LARGE: { status: 413, code: 'attachment-too-large' },
  FST_FILES_LIMIT: { status: 413, code: 'too-large' },
  FST_PARTS_LIMIT: { status: 413, code: 'too-large' },
  FST_FIELDS_LIMIT: { status: 413, code: 'too-large' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { status: 415, code: 'unsupported-media-type' },
  FST_INVALID_MULTIPART_CONTENT_TYPE: { status: 415, code: 'unsupported-media-type' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: 'malformed-request' },
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, code: 'malformed-request' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { status: 400, code: 'malformed-request' },
  FST_ERR_BAD_URL: { status: 400, code: 'malformed-request' },
};

const codeOfStatus: Record<number, string> = {
  400: 'malformed-request', 401: 'not-signed-in', 403: 'forbidden', 404: 'not-found', 413: 'too-large', 415: 'unsupported-media-type', 429: 'too-many-requests', 503: 'unavailable',
};

/** Errors of neighbours that mean "away", not "wrong". */
const away = new Set(['DependencyAway', 'KafkaJSConnectionError']);

/** Anything thrown → RFC 9457 answer. What we did not foresee says only its traceId. */
export function toProblem(error: unknown, instance: string, traceId: string | undefined): ProblemAnswer {
  const { status, code, detail, headers, also } = judge(error);
  return {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: { type: `https://motcua.example/problems/${code}`, title: titleOf(code, status), status, ...(detail ? { detail } : {}), instance, ...(traceId ? { traceId } : {}), ...also },
  };
}

interface Verdict {
  status: number;
  code: string;
  detail?: string | undefined;
  headers?: Record<string, string> | undefined;
  also?: Record<string, unknown> | undefined;
}

function judge(error: unknown): Verdict {
  if (error instanceof RequestProblem) return fromRequest(error);
  if (error instanceof z.ZodError) return malformed(error);
  if (isDomainError(error)) return { status: statusOfKind[error.kind], code: error.code, detail: error.message, also: error.problems ? { errors: error.problems } : undefined };
  if (error instanceof HttpException) return fromStatus(error.getStatus(), error.message);
  if (error instanceof Error) return fromError(error);
  return { status: 500, code: 'internal-error' };
}

const fromRequest = ({ status, code, details: { detail, headers, errors, also } }: RequestProblem): Verdict => ({
  status,
  code,
  detail,
  headers,
  also: { ...also, ...(errors ? { errors } : {}) },
});

function fromError(error: Error): Verdict {
  if (away.has(error.name) || isStoreAway(error)) return { status: 503, code: 'unavailable', headers: { 'retry-after': '5' } };
  const known = 'code' in error ? codeOfFastify[String(error.code)] : undefined;
  if (known) return { ...known, detail: error.message };
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  return fromStatus(status, error.message);
}

const fromStatus = (status: number, detail: string): Verdict =>
  status >= 400 && status < 500 ? { status, code: codeOfStatus[status] ?? 'malformed-request', detail } : status === 503 ? { status, code: 'unavailable' } : { status: 500, code: 'internal-error' };

const malformed = (error: z.ZodError): Verdict => ({
  status: 400,
  code: 'malformed-request',
  detail: 'The request does not have the shape that is described.',
  also: { errors: error.issues.map(({ path, code, message }) => ({ at: path.join('.'), code, message })) },
});

interface DomainErrorShape extends Error {
  kind: keyof typeof statusOfKind;
  code: string;
  problems?: unknown;
}

const isDomainError = (error: unknown): error is DomainErrorShape =>
  error instanceof Error && 'kind' in error && typeof error.kind === 'string' && error.kind in statusOfKind && 'code' in error && typeof error.code === 'string';

const titleOf = (code: string, status: number) => (codeOfStatus[status] === code ? (STATUS_CODES[status] ?? code) : sentence(code));
const sentence = (code: string) => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
