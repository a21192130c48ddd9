import type { AdmittedRequest } from '@motcua/auth/decorators';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { concatMap, type Observable } from 'rxjs';
import { z } from 'zod';
import { Audit } from './audit.ts';

const longest = 200;

const Lines = z.array(z.object({ id: z.uuid() }));
/** Every answer that shows lines of dossiers, whatever stands in them: lists, searches, duplicates. */
const Listing = z.union([z.object({ rows: Lines }).transform(({ rows }) => rows), z.object({ suspected: Lines }).transform(({ suspected }) => suspected)]);

/** How a list was narrowed down, as far as it is about nobody. */
const narrowing = ['queue', 'procedure', 'step', 'channel', 'light', 'assignee', 'receivedFrom', 'receivedTo', 'order'] as const;
const Asked = z.record(z.string(), z.unknown()).catch({});

/** Before a list of dossiers is answered, it stands in the log: who asked, for what, and which dossiers were shown. On every route, so that none is forgotten. */
@Injectable()
export class AuditedLists implements NestInterceptor {
  constructor(private readonly audit: Audit) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest & AdmittedRequest>();
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        const listed = Listing.safeParse(answer).data;
        if (listed && request.actor) await this.audit.listed(request.actor, { ...askedFor(request), ids: listed.map(({ id }) => id) });
        return answer;
      }),
    );
  }
}

/** Searches come in bodies, and nothing of what addresses say is about a person. */
function askedFor({ url, body, query, method }: FastifyRequest): { part: string; q?: string } {
  const asked = Asked.parse(method === 'POST' ? body : query);
  const path = url.split('?', 1)[0] ?? url;
  const part = [path, ...narrowing.flatMap((name) => (asked[name] === undefined ? [] : `${name}=${String(asked[name])}`))].join(' ').slice(0, longest);
  return { part, ...(typeof asked['q'] === 'string' ? { q: asked['q'] } : {}) };
}
