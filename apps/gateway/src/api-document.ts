import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { GATEWAY_CONFIG } from './config-token.ts';
import type { GatewayConfig } from './gateway.config.ts';
import { documentedServices, isPrivate } from './routes.ts';

interface Part {
  paths: Record<string, unknown>;
  components?: Record<string, Record<string, unknown>>;
}
export interface ApiDocument extends Part {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
}

/** Joins the OpenAPI documents of the services into the public one: each service describes itself, nothing is written twice. */
@Injectable()
export class ApiDocuments {
  private joined: { document: Promise<ApiDocument>; until: number } | undefined;

  constructor(
    private readonly clock: Clock,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Asked of the services at most twice a minute: the page is public, and services do not change while they run. */
  public(): Promise<ApiDocument> {
    const now = this.clock.machine().getTime();
    if (!this.joined || this.joined.until < now) this.joined = { document: this.join(), until: now + 30_000 };
    return this.joined.document;
  }

  private async join(): Promise<ApiDocument> {
    const parts = await Promise.all(documentedServices(this.config).map(({ name, url }) => this.partOf(name, url)));
    return {
      openapi: '3.1.0',
      info: { title: 'Một Cửa', version: '1', description: 'Electronic one-stop-shop. Errors are application/problem+json (RFC 9457).' },
      servers: [{ url: `${this.config.PUBLIC_URL}/api` }],
      paths: Object.assign({}, ...parts.map(({ paths }) => publicPaths(paths))),
      components: joinComponents(parts),
    };
  }

  /** A service that is away, or cannot describe itself, is missing from the document, not a reason to have none. */
  private async partOf(name: string, url: string): Promise<Part> {
    try {
      const answer = await fetch(`${url}/openapi.json`, { signal: AbortSignal.timeout(3_000) });
      if (!answer.ok) throw new Error(`answered ${answer.status}`);
      return (await answer.json()) as Part;
    } catch (error) {
      this.logger.warn({ name: undefined, part: name, err: error }, 'API description of a service is missing');
      return { paths: {} };
    }
  }
}

const publicPaths = (paths: Record<string, unknown>) => Object.fromEntries(Object.entries(paths).filter(([path]) => !isPrivate(path)));

function joinComponents(parts: readonly Part[]): Record<string, Record<string, unknown>> {
  const joined: Record<string, Record<string, unknown>> = {};
  for (const { components = {} } of parts) {
    for (const [kind, named] of Object.entries(components)) joined[kind] = { ...joined[kind], ...named };
  }
  return joined;
}
