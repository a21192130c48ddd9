import { loadConfig } from '@motcua/config/load-config';
import { createApp } from '@motcua/http/create-app';
import { serve } from '@motcua/http/serve';
import { SmsConfig } from './sms.config.ts';
import { SmsModule } from './sms.module.ts';

const config = loadConfig(SmsConfig, process.env);
const app = await createApp(SmsModule.with(config), { name: 'sms', logLevel: config.LOG_LEVEL, tracesTo: config.OTEL_EXPORTER_OTLP_ENDPOINT, clockFile: config.CLOCK_FILE });
await serve(app, config);
