import { answerProblem } from '@motcua/http/problem-filter';
import { toProblem } from '@motcua/http/to-problem';
import type { Logger } from '@motcua/logging/logger';
import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { context, trace } from '@opentelemetry/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { base, signInHref } from '../addresses.ts';
import { ServiceRefused } from '../services/answer.ts';
import { errorPage } from './error-page.tsx';
import { languageOf } from './language.ts';
import { goTo, show } from './reply.ts';
import { visitOf } from './visit.ts';

/** Errors as pages for people, as problems for scripts. */
@Catch()
export class PageFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const cause = error instanceof ServiceRefused ? error.asProblem() : error;
    if (!wantsPage(request)) return answerProblem(cause, request, reply, this.logger);
    const traceId = trace.getSpanContext(context.active())?.traceId;
    const { status, headers } = toProblem(cause, '', traceId);
    this.log(status, error, request);
    if (status === 401) return goTo(reply, signInHref(request.method === 'GET' ? request.url : base, languageOf(request)));
    const retry = headers['retry-after'];
    if (retry) void reply.header('retry-after', retry);
    await show(reply, errorPage(visitOf(request), { status, traceId, wait: Number(retry ?? 0) }), status);
  }

  private log(status: number, error: unknown, request: FastifyRequest): void {
    const fields = { status, method: request.method, route: request.routeOptions?.url ?? 'none', requestId: request.id };
    if (status >= 500 && status !== 503) this.logger.error({ ...fields, err: error }, 'page failed');
    else if (status === 503) this.logger.warn({ ...fields, err: error }, 'page not shown: something is away');
    else this.logger.debug(fields, 'page not shown');
  }
}

/** Browsers ask for pages in this way; scripts name JSON. */
const wantsPage = ({ headers }: FastifyRequest): boolean => headers['sec-fetch-mode'] === 'navigate' || /text\/html(?!;part)/.test(headers.accept ?? '');
