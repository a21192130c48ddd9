import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '@motcua/http/create-app';
import type { AppOptions } from '@motcua/http/create-app';
import { serveAssets } from '@motcua/ui/assets';
import { mountedAt } from './identity.config.ts';
import type { IdentityConfig } from './identity.config.ts';
import { IdentityModule } from './identity.module.ts';
import { mountProvider } from './provider/mount.ts';

/** All of identity, not yet listening. */
export async function createIdentity(config: IdentityConfig, options: Partial<AppOptions> = {}): Promise<NestFastifyApplication> {
  const app = await createApp(IdentityModule.with(config), { name: 'identity', logLevel: config.LOG_LEVEL, tracesTo: config.OTEL_EXPORTER_OTLP_ENDPOINT, clockFile: config.CLOCK_FILE, ...options });
  serveAssets(app.getHttpAdapter().getInstance(), mountedAt);
  await mountProvider(app);
  return app;
}
