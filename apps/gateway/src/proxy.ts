import httpProxy from '@fastify/http-proxy';
import rateLimit from '@fastify/rate-limit';
import { addressBlock } from '@motcua/auth/address-block';
import { answerProblem } from '@motcua/http/problem-filter';
import { RequestProblem } from '@motcua/http/problem';
import type { Logger } from '@motcua/logging/logger';
import { context, propagation } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayConfig } from './gateway.config.ts';
import { serveAssets } from '@motcua/ui/assets';
import { isPrivate, proxyRoutes } from './routes.ts';
import { awayPage } from './away-page.tsx';

/** Opens the table of routes: limits first, then each prefix to its service, streaming both ways. */
export async function openProxy(app: FastifyInstance, config: GatewayConfig, logger: Logger): Promise<void> {
  await serveAssets(app);
  // A scope of its own, because Nest's error handler holds the outer one.
  await app.register((fastify) => openRoutes(fastify, config, logger));
}

async function openRoutes(fastify: FastifyInstance, config: GatewayConfig, logger: Logger): Promise<void> {
  fastify.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, logger));
  if (config.REQUESTS_PER_MINUTE > 0) await limitRequests(fastify, config.REQUESTS_PER_MINUTE);
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (isPrivate(new URL(request.url, 'http://gateway').pathname) && request.routeOptions.url?.includes('*')) done(new RequestProblem(404, 'not-found'));
    else done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    for (const [name, value] of Object.entries(safetyHeaders)) if (!reply.hasHeader(name)) void reply.header(name, value);
    done(null, payload);
  });
  for (const { connections = 128, ...route } of proxyRoutes(config)) {
    await fastify.register(httpProxy, {
      ...route,
      undici: { connections, headersTimeout: 30_000, bodyTimeout: 60_000 },
      replyOptions: {
        // A service that says 503 means it: asked again at once, up to ten times, it would only be busier (the library's own default).
        retryDelay: () => null,
        rewriteRequestHeaders: (request, headers) => forwarded(request as FastifyRequest, headers, config),
        onError: (reply, { error }) => answerAway(reply as FastifyReply, error, logger),
      },
    });
  }
}

const limitRequests = (fastify: FastifyInstance, perMinute: number) =>
  fastify.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => addressBlock(request.ip),
    allowList: (request) => request.url.startsWith('/health/') || request.url.startsWith('/metrics'),
    errorResponseBuilder: (_request, { ttl }) =>
      new RequestProblem(429, 'too-many-requests', { detail: 'Too many requests from this address.', headers: { 'retry-after': String(Math.ceil(ttl / 1000)) } }),
  });

/** Pages load nothing from elsewhere and run no inline script; nobody frames them. */
const safetyHeaders = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
  'cross-origin-opener-policy': 'same-origin',
};

/** What the service behind learns about the caller; what the caller claims about itself is not believed. */
function forwarded(request: FastifyRequest, headers: Record<string, unknown>, config: GatewayConfig) {
  const { host, protocol } = new URL(config.PUBLIC_URL);
  const trace: Record<string, string> = {};
  propagation.inject(context.active(), trace);
  return { ...headers, ...trace, host, 'x-request-id': request.id, 'x-forwarded-for': request.ip, 'x-forwarded-host': host, 'x-forwarded-proto': protocol.replace(':', '') };
}

function answerAway(reply: FastifyReply, error: unknown, logger: Logger): void {
  const { request } = reply;
  if (request.headers.accept?.includes('text/html')) {
    logger.warn({ route: request.routeOptions.url, err: error }, 'service behind the gateway is away');
    void reply.status(503).headers({ 'content-type': 'text/html; charset=utf-8', 'retry-after': '15', 'cache-control': 'no-store' }).send(awayPage());
    return;
  }
  answerProblem(new RequestProblem(503, 'unavailable', { detail: 'This part is away for a moment; nothing was changed.', headers: { 'retry-after': '5' } }), request, reply, logger);
}
