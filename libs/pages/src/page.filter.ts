import { toProblem } from '@motcua/http/to-problem';
import { answerProblem } from '@motcua/http/problem-filter';
import type { Logger } from '@motcua/logging/logger';
import type { Lang } from '@motcua/ui/messages';
import { context, trace } from '@opentelemetry/api';
import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ServiceRefused } from './answer.ts';
import { languageOf } from './language.ts';
import { goTo, show } from './reply.ts';
import type { Trouble } from './trouble.tsx';

export interface WaysOut {
  /** Where a form leads back to whose sender has to sign in first. */
  readonly home: string;
  readonly signInHref: (next: string, lang: Lang) => string;
  /** The page that says what is wrong. */
  readonly errorPage: (request: FastifyRequest, trouble: Trouble) => string;
}

/** Errors as pages for people, as problems for scripts. */
@Catch()
export class PageFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly out: WaysOut,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const cause = error instanceof ServiceRefused ? error.asProblem() : error;
    if (!wantsPage(request)) return answerProblem(cause, request, reply, this.logger);
    const traceId = trace.getSpanContext(context.active())?.traceId;
    const { status, headers } = toProblem(cause, '', traceId);
    this.log(status, error, request);
    if (status === 401) return goTo(reply, this.out.signInHref(request.method === 'GET' ? request.url : this.out.home, languageOf(request)));
    const retry = headers['retry-after'];
    if (retry) void reply.header('retry-after', retry);
    await show(reply, this.out.errorPage(request, { status, traceId, wait: Number(retry ?? 0) }), status);
  }

  private log(status: number, error: unknown, request: FastifyRequest): void {
    const fields = { status, method: request.method, route: request.routeOptions?.url ?? 'none', requestId: request.id };
    if (status >= 500 && status !== 503) this.logger.error({ ...fields, err: error }, 'page failed');
    else if (status === 503) this.logger.warn({ ...fields, err: error }, 'page not shown: something is away');
    else this.logger.debug(fields, 'page not shown');
  }
}

/** Browsers ask for pages in this way; the kit's scripts name a part of a page or JSON. */
const wantsPage = ({ headers }: FastifyRequest): boolean => headers['sec-fetch-mode'] === 'navigate' || /text\/html(?!;part)/.test(headers.accept ?? '');
