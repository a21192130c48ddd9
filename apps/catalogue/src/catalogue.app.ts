import { createApp, type AppOptions } from '@motcua/http/create-app';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CatalogueConfig } from './catalogue.config.ts';
import { CatalogueModule } from './catalogue.module.ts';

export const createCatalogue = (config: CatalogueConfig, options: Partial<AppOptions> = {}): Promise<NestFastifyApplication> =>
  createApp(CatalogueModule.with(config), { name: 'catalogue', logLevel: config.LOG_LEVEL, bodyLimit: wholeProcedure, tracesTo: config.OTEL_EXPORTER_OTLP_ENDPOINT, clockFile: config.CLOCK_FILE, ...options });

/** A procedure as a file of a million characters, in UTF-8 and JSON. */
const wholeProcedure = 4 * 1024 * 1024;
