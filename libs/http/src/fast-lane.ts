import type { FastifyInstance, FastifyServerFactory, RouteOptions } from 'fastify';
import { createServer, type IncomingMessage } from 'node:http';

/** As Fastify's own server has it; a server made by a factory gets Node's 5 s, which proxies that keep connections run into. */
const keepAliveTimeout = 72_000;

/**
 * A second, bare Fastify behind the same port for the routes that thousands a second come through (decision 0020). Fastify hands every
 * hook down to every scope, also to those made before, so a scope of Nest's instance cannot be spared the eight hooks of Nest's.
 */
export class FastLane {
  private readonly routes: { method: string; path: RegExp }[] = [];

  constructor(private readonly fastify: FastifyInstance) {}

  get bodyLimit(): number {
    return this.fastify.initialConfig.bodyLimit ?? 1024 * 1024;
  }

  add(route: RouteOptions & { method: string }): void {
    this.fastify.route(route);
    this.routes.push({ method: route.method, path: pathLike(route.url) });
  }

  /** After the last `add`, before the first request. */
  async open(): Promise<void> {
    await this.fastify.ready();
  }

  /** The server for Nest's instance. */
  readonly serverFactory: FastifyServerFactory = (others) => {
    const server = createServer((request, response) => (this.takes(request) ? this.fastify.routing(request, response) : others(request, response)));
    server.keepAliveTimeout = keepAliveTimeout;
    return server;
  };

  private takes({ method, url = '' }: IncomingMessage): boolean {
    return this.routes.some((route) => route.method === method && route.path.test(url));
  }
}

/** `/v1/status/:code` as a pattern of addresses, with or without a query. */
const pathLike = (path: string) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/?]+')}(?:\\?|$)`);
