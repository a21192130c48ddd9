import { applyDecorators, Injectable, UseInterceptors, type CallHandler, type ExecutionContext, type NestInterceptor, type Type } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { map, type Observable } from 'rxjs';

/** A minute: a new version is seen soon enough, and pages are not fetched twice in one visit. */
export const soon = 'public, max-age=60';
export const forEver = 'public, max-age=31536000, immutable';

/** Gives answers an ETag, and 304 to who has them already (RFC 9110, 13.1.2). */
export const Cached = (how: 'soon' | 'for-ever' = 'soon') => applyDecorators(UseInterceptors(caching(how === 'soon' ? soon : forEver)));

function caching(cacheControl: string): Type<NestInterceptor> {
  @Injectable()
  class Caching implements NestInterceptor {
    intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
      const http = context.switchToHttp();
      return next.handle().pipe(map((body: unknown) => answer(http.getRequest(), http.getResponse(), body)));
    }
  }

  function answer(request: FastifyRequest, reply: FastifyReply, body: unknown): unknown {
    const etag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`;
    void reply.headers({ etag, 'cache-control': cacheControl });
    if (!knows(request.headers['if-none-match'], etag)) return body;
    void reply.status(304);
    return undefined;
  }
  return Caching;
}

/** Whether who asks has this version already. */
export const knows = (header: string | undefined, etag: string) => header !== undefined && header.split(',').some((one) => ['*', etag, `W/${etag}`].includes(one.trim()));
