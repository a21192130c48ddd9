import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RequestProblem } from './problem.ts';

const header = (context: ExecutionContext, name: string): string | undefined => {
  const value = context.switchToHttp().getRequest<FastifyRequest>().headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** Reads `Idempotency-Key`; 400 without one. Printable, at most 200 characters. */
export function readIdempotencyKey(value: string | undefined): string {
  if (value && /^[\x21-\x7e]{8,200}$/.test(value)) return value;
  throw new RequestProblem(400, 'idempotency-key-missing', { detail: 'Send an Idempotency-Key of 8 to 200 printable characters: the same key gives the same answer.' });
}

/** Reads the version in `If-Match: "3"`; 428 without one (RFC 6585). */
export function readIfMatch(value: string | undefined): number {
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(value ?? '')?.[1];
  if (version) return Number(version);
  throw new RequestProblem(428, 'version-required', { detail: 'Send If-Match with the version that you have seen, e.g. If-Match: "3".' });
}

export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext) => readIdempotencyKey(header(context, 'idempotency-key')));
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext) => readIfMatch(header(context, 'if-match')));
