import { loadConfig } from '@motcua/config/load-config';
import { createApp } from '@motcua/http/create-app';
import { serve } from '@motcua/http/serve';
import { connectConsumers } from '@motcua/messaging/messaging.module';
import { NotifyConfig } from './notify.config.ts';
import { NotifyModule } from './notify.module.ts';

const config = loadConfig(NotifyConfig, process.env);
const app = await createApp(NotifyModule.with(config), { name: 'notify', logLevel: config.LOG_LEVEL, tracesTo: config.OTEL_EXPORTER_OTLP_ENDPOINT, clockFile: config.CLOCK_FILE });
connectConsumers(app);
await serve(app, config);
