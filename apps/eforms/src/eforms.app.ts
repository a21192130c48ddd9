import { acceptUploads } from '@motcua/files/upload';
import { createApp, type AppOptions } from '@motcua/http/create-app';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { speakTus } from './attachments/tus.ts';
import { uploadLimit } from './attachments/upload.ts';
import type { EformsConfig } from './eforms.config.ts';
import { EformsModule } from './eforms.module.ts';

/** Answers take 256 KB at most; what a request says around them is small. */
const bodyLimit = 512 * 1024;

export async function createEforms(config: EformsConfig, options: Partial<AppOptions> = {}): Promise<NestFastifyApplication> {
  const app = await createApp(EformsModule.with(config), { name: 'eforms', logLevel: config.LOG_LEVEL, tracesTo: config.OTEL_EXPORTER_OTLP_ENDPOINT, clockFile: config.CLOCK_FILE, bodyLimit, ...options });
  const fastify = app.getHttpAdapter().getInstance();
  await acceptUploads(fastify, uploadLimit(config));
  speakTus(fastify, '/v1/uploads');
  return app;
}
