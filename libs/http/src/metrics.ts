import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, register } from 'prom-client';

const requestSeconds = 'http_server_request_duration_seconds';

/** Seconds per request by method, route pattern (never the path: it may carry a code) and status. */
export function measureRequests(fastify: FastifyInstance, service: string): void {
  register.clear();
  register.setDefaultLabels({ service });
  collectDefaultMetrics();
  const seconds = new Histogram({
    name: requestSeconds,
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  });
  const observers = new Map<string, Observe>();
  fastify.addHook('onResponse', (request, reply, done) => {
    const { url: route = 'none' } = request.routeOptions;
    const observe = observers.get(`${request.method} ${route}`) ?? observerOf(seconds, request.method, route);
    observers.set(`${request.method} ${route}`, observe);
    observe(reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}

export type Observe = (status: number, seconds: number) => void;

/** For a route that measures itself. Only once `measureRequests` was called. */
export const observerFor = (method: string, route: string): Observe => observerOf(register.getSingleMetric(requestSeconds) as Histogram, method, route);

function observerOf(seconds: Histogram, method: string, route: string): Observe {
  // prom-client hashes the labels at every call; keeping the child of each status spares that.
  const children = new Map<number, Histogram.Internal<string>>();
  return (status, value) => {
    const child = children.get(status) ?? seconds.labels({ method, route, status });
    children.set(status, child);
    child.observe(value);
  };
}
