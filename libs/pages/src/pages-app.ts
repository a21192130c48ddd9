import multipart, { type FastifyMultipartBaseOptions } from '@fastify/multipart';
import { signIn, type SignInOptions } from '@motcua/auth/sign-in';
import { Clock } from '@motcua/http/clock';
import { createApp, type AppOptions } from '@motcua/http/create-app';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { serveAssets } from '@motcua/ui/assets';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { chooseLanguage, languageOf } from './language.ts';
import { tellMovedClock } from './moved-clock.tsx';
import { PageFilter, type WaysOut } from './page.filter.ts';

export interface PagesConfig {
  readonly LOG_LEVEL: string;
  readonly CLOCK_FILE?: string | undefined;
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
  readonly PUBLIC_URL: string;
  readonly IDENTITY_URL: string;
  readonly SERVICE_SECRET: string;
  readonly SESSION_SECRET: string;
}

/** What makes one app's pages other than another's. `base`: the path that all of them stand below, '' for none. */
export interface Pages extends Required<Pick<SignInOptions, 'client' | 'base' | 'kind' | 'needsPerson'>>, WaysOut {
  /** What the parser of forms with files lets through; how much a file may have is the business of who keeps it. */
  readonly uploads: NonNullable<FastifyMultipartBaseOptions['limits']>;
}

/**
 * An app for people's browsers, not yet listening: what every service has (`createApp`), the design kit's files, forms with files, signing in,
 * two languages, and errors as pages.
 */
export async function createPages(module: DynamicModule | Type, config: PagesConfig, pages: Pages, options: Partial<AppOptions> = {}): Promise<NestFastifyApplication> {
  const { client, base, kind, needsPerson, uploads } = pages;
  const app = await createApp(module, { name: client, logLevel: config.LOG_LEVEL, tracesTo: config.OTEL_EXPORTER_OTLP_ENDPOINT, clockFile: config.CLOCK_FILE, ...options });
  app.useGlobalFilters(new PageFilter(app.get<Logger>(LOGGER), pages));
  const fastify = app.getHttpAdapter().getInstance();
  tellMovedClock(fastify, app.get(Clock));
  serveAssets(fastify, base);
  await fastify.register(multipart, { throwFileSizeLimit: false, limits: uploads });
  await fastify.register(signIn, {
    client,
    base,
    kind,
    publicUrl: config.PUBLIC_URL,
    identityUrl: config.IDENTITY_URL,
    serviceSecret: config.SERVICE_SECRET,
    sessionSecret: config.SESSION_SECRET,
    needsPerson,
    languageOf,
  });
  fastify.addHook('onRequest', chooseLanguage);
  return app;
}
