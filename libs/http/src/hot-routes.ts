import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Logger } from '@motcua/logging/logger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { asJsonSchema } from './api.ts';
import { LOGGER } from './logger-token.ts';
import { answerProblem } from './problem-filter.ts';

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
  handle: (request: FastifyRequest, reply: FastifyReply) => unknown;
}

/**
 * The two or three routes that thousands a second come through stand directly on Fastify, because Nest's pipeline costs more than
 * their own work (measured: a constant through it reaches 0.64–0.95 of Fastify's rate). Same problems, same OpenAPI; guards do not
 * apply: the handler itself checks who asks.
 */
@Injectable()
export class HotRoutes {
  /** Their part of the OpenAPI document. */
  readonly paths: Record<string, Record<string, unknown>> = {};

  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  open(route: HotRoute): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    // A scope of its own, because Nest's error handler holds the outer one.
    void fastify.register((scope, _options, done) => {
      scope.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, this.logger));
      scope.route({ method: route.method, url: route.path, config: { traced: route.traced ?? true }, handler: route.handle });
      done();
    });
    const documented = route.path.replaceAll(/:(\w+)/g, '{$1}');
    this.paths[documented] = { ...this.paths[documented], [route.method.toLowerCase()]: operationOf(route) };
  }
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
