import { keepBodiesAsSent } from '@motcua/http/body-as-sent';
import { createApp, type AppOptions } from '@motcua/http/create-app';
import { connectConsumers } from '@motcua/messaging/messaging.module';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ConnectConfig } from './connect.config.ts';
import { ConnectModule } from './connect.module.ts';

const bodyLimit = 4 * 1024 * 1024;
const readByHand = ['application/x-ndjson', 'text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];

/** All of connect, not yet listening. */
export async function createConnect(config: ConnectConfig, options: Partial<AppOptions> = {}): Promise<NestFastifyApplication> {
  const app = await createApp(ConnectModule.with(config), { name: 'connect', logLevel: config.LOG_LEVEL, tracesTo: config.OTEL_EXPORTER_OTLP_ENDPOINT, clockFile: config.CLOCK_FILE, bodyLimit, ...options });
  const fastify = app.getHttpAdapter().getInstance();
  keepBodiesAsSent(fastify, { path: /^\/v1\/feeds\/[^/]+\/(rows|dry-run)/, mostBytes: bodyLimit });
  fastify.addContentTypeParser(readByHand, { parseAs: 'buffer' }, (_request, _body, done) => done(null, {}));
  connectConsumers(app);
  return app;
}
