import { createApp, type AppOptions } from '@motcua/http/create-app';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Orders } from './orders.ts';
import { OrdersController } from './orders.controller.ts';
import { PayController } from './pay.controller.ts';
import { PAY_SANDBOX_CONFIG, type PaySandboxConfig } from './pay-sandbox.config.ts';
import { Teller } from './teller.ts';

class PaySandboxModule {}

/** All of the sandbox, not yet listening. */
export async function createPaySandbox(config: PaySandboxConfig, options: Partial<AppOptions> = {}): Promise<NestFastifyApplication> {
  const wiring = {
    module: PaySandboxModule,
    controllers: [OrdersController, PayController],
    providers: [{ provide: PAY_SANDBOX_CONFIG, useValue: config }, { provide: Orders, useFactory: () => new Orders(config.DATA_DIR) }, Teller],
  };
  return createApp(wiring, { name: 'pay-sandbox', logLevel: config.LOG_LEVEL, tracesTo: config.OTEL_EXPORTER_OTLP_ENDPOINT, ...options });
}
