import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from '@motcua/logging/logger';
import type { FastifyReply, FastifyRequest, RouteHandlerMethod, RouteOptions } from 'fastify';
import type { z } from 'zod';
import { asJsonSchema } from './api.ts';
import { refuseLargeBody } from './body-limit.ts';
import { FastLane } from './fast-lane.ts';
import { LOGGER } from './logger-token.ts';
import { observerFor } from './metrics.ts';
import { answerProblem } from './problem-filter.ts';
import { isExporting, traceHooks } from './tracing.ts';

export interface HotRoute {
  method: 'GET' | 'POST';
  /** As Fastify writes it: `/v1/status/:code`. */
  path: string;
  summary: string;
  body?: z.ZodType;
  answers: Record<number, z.ZodType | string>;
  headers?: Record<string, string>;
  /** False for reads that cause nothing further: they need no trace context. */
  traced?: boolean;
  /** Answers by itself and returns nothing, or a promise of nothing. */
  handle: (request: FastifyRequest, reply: FastifyReply) => void | Promise<void>;
}

/**
 * The two or three routes that thousands a second come through stand on a Fastify of their own, past Nest and its hooks, because those
 * cost more than the routes' own work (decision 0020). Same problems, request ids, measures and OpenAPI; guards do not apply: the handler
 * itself checks who asks.
 */
@Injectable()
export class HotRoutes implements OnApplicationBootstrap {
  /** Their part of the OpenAPI document. */
  readonly paths: Record<string, Record<string, unknown>> = {};

  constructor(
    private readonly lane: FastLane,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  open(route: HotRoute): void {
    const traced = (route.traced ?? true) || isExporting();
    // For what fails before the handler: a body too large, or no JSON.
    const errorHandler: RouteOptions['errorHandler'] = (error, request, reply) => answerProblem(error, request, reply, this.logger);
    const onRequest = [...(route.method === 'POST' ? [refuseLargeBody(this.lane.bodyLimit)] : []), ...(traced ? [traceHooks.onRequest] : [])];
    this.lane.add({ method: route.method, url: route.path, onRequest, ...(traced ? { onResponse: traceHooks.onResponse } : {}), errorHandler, handler: this.handlerOf(route) });
    const documented = route.path.replaceAll(/:(\w+)/g, '{$1}');
    this.paths[documented] = { ...this.paths[documented], [route.method.toLowerCase()]: operationOf(route) };
  }

  onApplicationBootstrap(): Promise<void> {
    return this.lane.open();
  }

  /** Measures by itself: a hook after the answer costs as much as a tenth of the request. */
  private handlerOf({ method, path, handle }: HotRoute): RouteHandlerMethod {
    const observe = observerFor(method, path);
    return (request, reply) => {
      const began = performance.now();
      const end = () => observe(reply.statusCode, (performance.now() - began) / 1000);
      const refuse = (error: unknown) => answerProblem(error, request, reply, this.logger);
      void reply.header('x-request-id', request.id);
      try {
        const answer = handle(request, reply);
        if (answer instanceof Promise) return answer.catch(refuse).finally(end);
      } catch (error) {
        refuse(error);
      }
      end();
      return reply;
    };
  }
}

/**
 * Answers 200 with JSON whose UTF-8 bytes stand in a latin1 string, one letter a byte. Node joins such text with the headers and hands
 * both to the socket without encoding anything: a fifth of a look-up's time, measured, when the text is Vietnamese. Headers go as one
 * flat list, because setting them one by one costs 3 of 20 µs.
 */
export function sendJsonBytes({ id }: FastifyRequest, reply: FastifyReply, bytes: string): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, ['content-type', 'application/json; charset=utf-8', 'cache-control', 'no-store', 'x-request-id', id, 'content-length', String(bytes.length)]);
  raw.end(bytes, 'latin1');
}

const operationOf = ({ path, summary, body, answers, headers = {} }: HotRoute) => ({
  summary,
  parameters: [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...Object.entries(headers).map(([name, description]) => ({ name, in: 'header', required: true, description, schema: { type: 'string' } })),
  ],
  ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: asJsonSchema(body) } } } } : {}),
  responses: Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, responseOf(answer)])),
});

const responseOf = (answer: z.ZodType | string) =>
  typeof answer === 'string' ? { description: answer } : { description: '', content: { 'application/json': { schema: asJsonSchema(answer, 'output') } } };
