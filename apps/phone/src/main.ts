import { loadConfig } from '@motcua/config/load-config';
import { createApp } from '@motcua/http/create-app';
import { serve } from '@motcua/http/serve';
import { PhoneConfig } from './phone.config.ts';
import { PhoneModule } from './phone.module.ts';

const config = loadConfig(PhoneConfig, process.env);
const app = await createApp(PhoneModule.with(config), { name: 'phone', logLevel: config.LOG_LEVEL, tracesTo: config.OTEL_EXPORTER_OTLP_ENDPOINT, clockFile: config.CLOCK_FILE });
await serve(app, config);
