import { loadConfig } from '@motcua/config/load-config';
import { createApp } from '@motcua/http/create-app';
import { LOGGER } from '@motcua/http/logger-token';
import { serve } from '@motcua/http/serve';
import type { Logger } from '@motcua/logging/logger';
import { GatewayConfig } from './gateway.config.ts';
import { GatewayModule } from './gateway.module.ts';
import { openProxy } from './proxy.ts';

const config = loadConfig(GatewayConfig, process.env);
const app = await createApp(GatewayModule.with(config), { name: 'gateway', logLevel: config.LOG_LEVEL, tracesTo: config.OTEL_EXPORTER_OTLP_ENDPOINT, clockFile: config.CLOCK_FILE });
await openProxy(app.getHttpAdapter().getInstance(), config, app.get<Logger>(LOGGER));
await serve(app, config);
