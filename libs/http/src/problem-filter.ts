import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Logger } from '@motcua/logging/logger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { context, trace } from '@opentelemetry/api';
import { toProblem } from './to-problem.ts';

/** Answers an error on a request: used by Nest's filter and by Fastify's own error handler alike. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, logger: Logger): void {
  const { status, headers, body } = toProblem(error, request.url.split('?')[0] ?? '', trace.getSpanContext(context.active())?.traceId);
  const fields = { status, method: request.method, route: request.routeOptions?.url ?? 'none', problem: body['type'], requestId: request.id };
  if (status >= 500 && status !== 503) logger.error({ ...fields, err: error }, 'request failed');
  else if (status === 503) logger.warn({ ...fields, err: error }, 'request refused: something is away');
  else logger.debug(fields, 'request refused');
  // Built by hand: Fastify's schemas are for good answers.
  void reply.status(status).headers(headers).send(JSON.stringify(body));
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), this.logger);
  }
}
