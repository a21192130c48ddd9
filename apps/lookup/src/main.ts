import { loadConfig } from '@motcua/config/load-config';
import { createApp } from '@motcua/http/create-app';
import { serve } from '@motcua/http/serve';
import { LookupConfig } from './lookup.config.ts';
import { LookupModule } from './lookup.module.ts';

const config = loadConfig(LookupConfig, process.env);
const app = await createApp(LookupModule.with(config), { name: 'lookup', logLevel: config.LOG_LEVEL, tracesTo: config.OTEL_EXPORTER_OTLP_ENDPOINT, clockFile: config.CLOCK_FILE });
await serve(app, config);
