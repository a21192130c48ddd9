import { context, propagation, trace, SpanKind, SpanStatusCode, type Span } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { FastifyInstance, FastifyRequest, onRequestHookHandler, onResponseHookHandler } from 'fastify';

/**
 * Trace context (W3C) goes in and out everywhere; spans are exported only where an endpoint is set.
 */
export function startTracing(service: string, endpoint: string | undefined): void {
  const spanProcessors = endpoint ? [new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` }))] : [];
  exporting = endpoint !== undefined;
  provider = new NodeTracerProvider({ resource: resourceFromAttributes({ 'service.name': `motcua-${service}` }), spanProcessors });
  provider.register();
}

let provider: NodeTracerProvider | undefined;
let exporting = false;

/** Whether anybody sees the spans. */
export const isExporting = () => exporting;

/** Sends what is left to the exporter and ends it. */
export const stopTracing = () => provider?.shutdown();

const spans = new WeakMap<FastifyRequest, Span>();
const tracer = () => trace.getTracer('motcua-http');

const begin: onRequestHookHandler = (request, reply, done) => {
  void reply.header('x-request-id', request.id);
  const parent = propagation.extract(context.active(), request.headers);
  const route = request.routeOptions.url ?? 'none';
  const span = tracer().startSpan(`${request.method} ${route}`, { kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method, 'http.route': route } }, parent);
  spans.set(request, span);
  context.with(trace.setSpan(parent, span), done);
};

const end: onResponseHookHandler = (request, reply, done) => {
  const span = spans.get(request);
  span?.setAttribute('http.response.status_code', reply.statusCode);
  if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
  span?.end();
  done();
};

/** Continues the caller's trace, or begins one, for everything that a request causes. */
export const traceHooks = { onRequest: begin, onResponse: end };

export function traceRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', begin);
  fastify.addHook('onResponse', end);
}
