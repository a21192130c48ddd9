import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, register } from 'prom-client';

/** Seconds per request by method, route pattern (never the path: it may carry a code) and status. */
export function measureRequests(fastify: FastifyInstance, service: string): void {
  register.clear();
  register.setDefaultLabels({ service });
  collectDefaultMetrics();
  const seconds = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  });
  // prom-client hashes the labels at every call; keeping the child of each route and status spares that.
  const children = new Map<string, Histogram.Internal<string>>();
  fastify.addHook('onResponse', (request, reply, done) => {
    const { url: route = 'none' } = request.routeOptions;
    const key = `${request.method} ${reply.statusCode} ${route}`;
    const child = children.get(key) ?? seconds.labels({ method: request.method, route, status: reply.statusCode });
    children.set(key, child);
    child.observe(reply.elapsedTime / 1000);
    done();
  });
}
