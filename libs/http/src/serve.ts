import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from '@motcua/logging/logger';
import { Health } from './health.ts';
import { LOGGER } from './logger-token.ts';
import { stopTracing } from './tracing.ts';

/**
 * Opens a service: connected microservices first, then HTTP. From then on SIGTERM and SIGINT end it in order: not ready, no new
 * connections, requests and messages in hand finished, stores closed. Used by main.ts; tests listen by themselves.
 */
export async function serve(app: NestFastifyApplication, { PORT, HOST }: { PORT: number; HOST: string }): Promise<void> {
  const logger = app.get<Logger>(LOGGER);
  finishOnSignal(app, logger);
  try {
    await app.startAllMicroservices();
    await app.listen(PORT, HOST);
    logger.info({ port: PORT }, 'serving');
  } catch (error) {
    logger.error({ err: error }, 'start failed');
    process.exit(1);
  }
}

function finishOnSignal(app: NestFastifyApplication, logger: Logger): void {
  let ending = false;
  const finish = async (signal: NodeJS.Signals) => {
    if (ending) return;
    ending = true;
    logger.info({ signal }, 'shutting down');
    app.get(Health).close();
    try {
      await app.close();
      await stopTracing();
      logger.info('shut down');
      process.exit(0);
    } catch (error) {
      logger.error({ err: error }, 'shutting down failed');
      process.exit(1);
    }
  };
  process.once('SIGTERM', (signal) => void finish(signal));
  process.once('SIGINT', (signal) => void finish(signal));
}
