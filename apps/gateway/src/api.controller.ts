import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@motcua/http/public';
import { asyncApiDocument } from '@motcua/messaging/asyncapi';
import { ApiDocuments } from './api-document.ts';
import { apiPage } from './api-page.tsx';
import { GATEWAY_CONFIG } from './config-token.ts';
import type { GatewayConfig } from './gateway.config.ts';

/** What integrators read: both documents and one page that shows them. */
@ApiExcludeController()
@Public()
@Controller('api')
export class ApiController {
  constructor(
    private readonly documents: ApiDocuments,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  async page(@Query('lang') lang?: string) {
    return apiPage(await this.documents.public(), lang === 'en' ? 'en' : 'vi');
  }

  @Get('openapi.json')
  openapi() {
    return this.documents.public();
  }

  @Get('asyncapi.json')
  asyncapi() {
    return asyncApiDocument({ brokers: this.config.KAFKA_BROKERS.split(',').filter(Boolean) });
  }
}
