import multipart from '@fastify/multipart';
import { signIn } from '@motcua/auth/sign-in';
import { createApp, type AppOptions } from '@motcua/http/create-app';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { serveAssets } from '@motcua/ui/assets';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { needsPerson } from './addresses.ts';
import { chooseLanguage, languageOf } from './frame/language.ts';
import { PageFilter } from './frame/page.filter.ts';
import { serveScripts } from './frame/scripts.ts';
import type { PortalConfig } from './portal.config.ts';
import { PortalModule } from './portal.module.ts';

const megabyte = 1024 * 1024;
/** More than eforms takes, so that its own answer, in words, is the one that people see. */
const upload = { fileSize: 110 * megabyte, files: 40, fields: 400, fieldSize: 20_000, headerPairs: 50 };

/** All of the portal, not yet listening. */
export async function createPortal(config: PortalConfig, options: Partial<AppOptions> = {}): Promise<NestFastifyApplication> {
  const app = await createApp(PortalModule.with(config), { name: 'portal', logLevel: config.LOG_LEVEL, tracesTo: config.OTEL_EXPORTER_OTLP_ENDPOINT, ...options });
  app.useGlobalFilters(new PageFilter(app.get<Logger>(LOGGER)));
  const fastify = app.getHttpAdapter().getInstance();
  serveAssets(fastify);
  serveScripts(fastify);
  await fastify.register(multipart, { throwFileSizeLimit: false, limits: upload });
  await fastify.register(signIn, {
    client: 'portal',
    base: '',
    kind: 'citizen',
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
