import multipart from '@fastify/multipart';
import { signIn } from '@motcua/auth/sign-in';
import { createApp, type AppOptions } from '@motcua/http/create-app';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { serveAssets } from '@motcua/ui/assets';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mostBytes } from './acts/result-upload.ts';
import { base, needsPerson } from './addresses.ts';
import { chooseLanguage, languageOf } from './frame/language.ts';
import { PageFilter } from './frame/page.filter.ts';
import type { OfficeConfig } from './office.config.ts';
import { OfficeModule } from './office.module.ts';

/** All of the office, not yet listening. */
export async function createOffice(config: OfficeConfig, options: Partial<AppOptions> = {}): Promise<NestFastifyApplication> {
  const app = await createApp(OfficeModule.with(config), { name: 'office', logLevel: config.LOG_LEVEL, tracesTo: config.OTEL_EXPORTER_OTLP_ENDPOINT, ...options });
  app.useGlobalFilters(new PageFilter(app.get<Logger>(LOGGER)));
  const fastify = app.getHttpAdapter().getInstance();
  serveAssets(fastify, base);
  await fastify.register(multipart, { throwFileSizeLimit: false, limits: { fileSize: mostBytes, files: 1, fields: 10, fieldSize: 1_000, headerPairs: 50 } });
  await fastify.register(signIn, {
    client: 'office',
    base,
    kind: 'official',
    publicUrl: config.PUBLIC_URL,
    identityUrl: config.IDENTITY_URL,
    serviceSecret: config.SERVICE_SECRET,
    sessionSecret: config.SESSION_SECRET,
    needsPerson,
    languageOf,
  });
  fastify.addHook('onRequest', chooseLanguage);
  // Where signing in and out lead when nothing else was asked for.
  fastify.get(`${base}/`, (_request, reply) => reply.redirect(base, 303));
  return app;
}
