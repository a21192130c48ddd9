import { Module, type DynamicModule } from '@nestjs/common';
import { ApiController } from './api.controller.ts';
import { ApiDocuments } from './api-document.ts';
import { GATEWAY_CONFIG } from './config-token.ts';
import type { GatewayConfig } from './gateway.config.ts';

@Module({})
export class GatewayModule {
  static with(config: GatewayConfig): DynamicModule {
    return {
      module: GatewayModule,
      controllers: [ApiController],
      providers: [ApiDocuments, { provide: GATEWAY_CONFIG, useValue: config }],
    };
  }
}
