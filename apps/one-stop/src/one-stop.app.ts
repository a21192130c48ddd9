import { acceptUploads } from '@motcua/files/upload';
import { keepBodiesAsSent } from '@motcua/http/body-as-sent';
import { createApp, type AppOptions } from '@motcua/http/create-app';
import { connectConsumers } from '@motcua/messaging/messaging.module';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OneStopConfig } from './one-stop.config.ts';
import { OneStopModule } from './one-stop.module.ts';
import { uploadLimit } from './results/upload.ts';

/** Answers of a supplement take 256 KB at most, as they do at eforms. */
const bodyLimit = 512 * 1024;

export async function createOneStop(config: OneStopConfig, options: Partial<AppOptions> = {}): Promise<NestFastifyApplication> {
  const app = await createApp(OneStopModule.with(config), { name: 'one-stop', logLevel: config.LOG_LEVEL, tracesTo: config.OTEL_EXPORTER_OTLP_ENDPOINT, clockFile: config.CLOCK_FILE, bodyLimit, ...options });
  keepBodiesAsSent(app.getHttpAdapter().getInstance(), { path: /^\/v1\/payments\/callback\//, mostBytes: 64 * 1024 });
  await acceptUploads(app.getHttpAdapter().getInstance(), uploadLimit);
  connectConsumers(app);
  return app;
}
