import type { AdmittedRequest } from '@motcua/auth/decorators';
import type { DossierPage, SearchDossiers } from '@motcua/contracts/one-stop-api';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { concatMap, type Observable } from 'rxjs';
import { Audit } from './audit.ts';

/** Before a list of dossiers is answered, it stands in the log: who asked, for what, and which dossiers were shown. */
@Injectable()
export class AuditedLists implements NestInterceptor {
  constructor(private readonly audit: Audit) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: Partial<SearchDossiers>; Body: Partial<SearchDossiers> | null }> & AdmittedRequest>();
    return next.handle().pipe(
      concatMap(async (answer: DossierPage | object) => {
        if ('rows' in answer && request.actor) await this.audit.listed(request.actor, { ...asked(request), ids: answer.rows.map(({ id }) => id) });
        return answer;
      }),
    );
  }
}

const longest = 200;
const narrowing = ['queue', 'procedure', 'step', 'channel', 'light', 'assignee', 'receivedFrom', 'receivedTo', 'order'] as const;

/** The list and how it was narrowed down. Searches come in bodies, and nothing of what addresses say is about a person. */
function asked({ url, body, query, method }: FastifyRequest<{ Querystring: Partial<SearchDossiers>; Body: Partial<SearchDossiers> | null }>): { part: string; q?: string } {
  const given: Partial<SearchDossiers> = { ...query, ...(method === 'POST' ? body : {}) };
  const { q } = given;
  const path = url.split('?', 1)[0] ?? url;
  const part = [path, ...narrowing.flatMap((name) => (given[name] === undefined ? [] : `${name}=${given[name]}`))].join(' ').slice(0, longest);
  return { part, ...(typeof q === 'string' ? { q } : {}) };
}
