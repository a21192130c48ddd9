import { createApp, type AppOptions } from '@motcua/http/create-app';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CatalogueConfig } from './catalogue.config.ts';
import { CatalogueModule } from './catalogue.module.ts';

export const createCatalogue = (config: CatalogueConfig, options: Partial<AppOptions> = {}): Promise<NestFastifyApplication> =>
  createApp(CatalogueModule.with(config), { name: 'catalogue', logLevel: config.LOG_LEVEL, tracesTo: config.OTEL_EXPORTER_OTLP_ENDPOINT, ...options });
