import type { Actor } from '@motcua/domain/actor';
import { readIdempotencyKey, readIfMatch } from '@motcua/http/conditions';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AdmittedRequest } from '@motcua/auth/decorators';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Asked } from './moves.ts';

const Id = z.uuid();

/** Everything that makes a request to move a dossier: which, who, from what version, under what key, saying what. */
export const Asking = createParamDecorator((_: unknown, context: ExecutionContext): Asked => {
  const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { id: string } }> & AdmittedRequest>();
  return {
    id: Id.parse(request.params.id),
    by: admitted(request.actor),
    seen: readIfMatch(single(request.headers['if-match'])),
    key: readIdempotencyKey(single(request.headers['idempotency-key'])),
    body: request.body,
  };
});

const single = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);

function admitted(actor: Actor | undefined): Actor {
  if (!actor) throw new Error('a move stands on a route without a guard');
  return actor;
}

/** What every move says of itself in OpenAPI. */
export const headersOfMove = {
  'If-Match': 'The version that was seen, e.g. "3"',
  'Idempotency-Key': 'The same key gives the same answer: send it again after a time-out',
};
