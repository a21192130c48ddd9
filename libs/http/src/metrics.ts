import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, register } from 'prom-client';
import { RequestTimes, type Observe } from './request-times.ts';

export type { Observe } from './request-times.ts';

let times = new RequestTimes();

/** Seconds per request by method, route pattern (never the path: it may carry a code) and status. */
export function measureRequests(fastify: FastifyInstance, service: string): void {
  register.clear();
  register.setDefaultLabels({ service });
  collectDefaultMetrics();
  times = new RequestTimes();
  register.registerMetric(times.asMetric());
  const observers = new Map<string, Observe>();
  fastify.addHook('onResponse', (request, reply, done) => {
    const { url: route = 'none' } = request.routeOptions;
    const name = `${request.method} ${route}`;
    const observe = observers.get(name) ?? times.observer(request.method, route);
    observers.set(name, observe);
    observe(reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}

/** For a route that measures itself. Only once `measureRequests` was called. */
export const observerFor = (method: string, route: string): Observe => times.observer(method, route);
