import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger, type Logger } from '@motcua/logging/logger';
import { fastify as newFastify, type FastifyServerOptions } from 'fastify';
import { refuseLargeBody } from './body-limit.ts';
import { FastLane } from './fast-lane.ts';
import { finishClosing } from './finish-closing.ts';
import { HttpModule } from './http.module.ts';
import { measureRequests } from './metrics.ts';
import { NestLogger } from './nest-logger.ts';
import { serveOpenApi } from './openapi.ts';
import { answerProblem, ProblemFilter } from './problem-filter.ts';
import { requestIds } from './request-id.ts';
import { startTracing, traceRequests } from './tracing.ts';

export interface AppOptions {
  name: string;
  logLevel?: string;
  /** Bytes that a body may have; uploads are streams and have limits of their own. */
  bodyLimit?: number;
  tracesTo?: string | undefined;
  /** Where a simulation says what time it is: see `Clock`. */
  clockFile?: string | undefined;
  /** A test hands in its own to read the lines. */
  logger?: Logger;
}

/**
 * A Nest application on Fastify with what every service of the suite has: problem+json, health, metrics, trace context,
 * request ids, JSON logs and OpenAPI. `serve` opens it.
 */
export async function createApp(module: DynamicModule | Type, options: AppOptions): Promise<NestFastifyApplication> {
  const logger = options.logger ?? createLogger(options.name, options.logLevel);
  startTracing(options.name, options.tracesTo);
  const lane = new FastLane(newFastify(serverOptions(options, logger)));
  const fastify = newFastify({ ...serverOptions(options, logger), serverFactory: lane.serverFactory });
  // Before Nest makes the services: it empties the register, and they put measures of their own into it.
  measureRequests(fastify, options.name);
  const wired = HttpModule.around(module, { logger, lane, clockFile: options.clockFile });
  const app = await NestFactory.create<NestFastifyApplication>(wired, new FastifyAdapter(fastify), { logger: new NestLogger(logger), abortOnError: false });
  finishClosing(fastify);
  traceRequests(fastify);
  fastify.addHook('onRequest', refuseLargeBody(options.bodyLimit ?? usualBodyLimit));
  app.useGlobalFilters(new ProblemFilter(logger));
  serveOpenApi(app, options.name);
  return app;
}

const usualBodyLimit = 1024 * 1024;

const serverOptions = ({ bodyLimit = usualBodyLimit }: AppOptions, logger: Logger) =>
  ({
    bodyLimit,
    // Only the gateway on this machine or in this cluster speaks for a client's address.
    trustProxy: 'loopback, linklocal, uniquelocal',
    requestIdHeader: 'x-request-id',
    genReqId: requestIds(),
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => answerProblem(error, request, reply, logger),
  }) satisfies FastifyServerOptions;
