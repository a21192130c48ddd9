import { CurrentActor, Public } from '@motcua/auth/decorators';
import { CameBack, OnlinePayment } from '@motcua/contracts/fees-api';
import { Language } from '@motcua/contracts/text';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { bodyAsSent } from '@motcua/http/body-as-sent';
import { IdempotencyKey } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { OnlineService } from './online.service.ts';

const Id = z.uuid();
const Begin = z.strictObject({ language: Language.default('vi') });

@Controller('v1')
export class OnlineController {
  constructor(private readonly online: OnlineService) {}

  @Post('dossiers/:id/payments')
  @Api({ summary: 'Begin to pay on line what is owed: the owner, or the counter for a bank transfer by code', body: Begin, headers: { 'Idempotency-Key': 'The same key gives the same payment' }, answers: { 201: OnlinePayment } })
  begin(@CurrentActor() by: Actor, @Param('id', parsedBy(Id)) id: string, @IdempotencyKey() key: string, @Body(parsedBy(Begin)) { language }: z.output<typeof Begin>): Promise<OnlinePayment> {
    return this.online.begin(id, { by, key, language });
  }

  @Get('dossiers/:id/payments/:payment')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'How a payment on line stands', answers: { 200: OnlinePayment } })
  look(@CurrentActor() by: Actor, @Param('id', parsedBy(Id)) id: string, @Param('payment', parsedBy(Id)) payment: string): Promise<OnlinePayment> {
    return this.online.look(id, payment, by);
  }

  @Post('dossiers/:id/payments/:payment/returned')
  @HttpCode(200)
  @Api({ summary: 'The browser came back from the provider: the provider is asked now. Coming back confirms nothing', body: CameBack, answers: { 200: OnlinePayment } })
  cameBack(@CurrentActor() by: Actor, @Param('id', parsedBy(Id)) id: string, @Param('payment', parsedBy(Id)) payment: string, @Body(parsedBy(CameBack)) { query }: z.output<typeof CameBack>): Promise<OnlinePayment> {
    return this.online.cameBack(id, payment, { by, query });
  }

  /** No session: the provider signs what it says. */
  @Public()
  @Post('payments/callback/:provider')
  @HttpCode(200)
  @Api({ summary: 'The payment provider tells how a payment stands; signed, and known again when it is told twice', answers: { 200: 'Taken', 400: 'Not signed by the provider, too old, or of no payment of ours' } })
  async told(@Param('provider') provider: string, @Req() request: FastifyRequest): Promise<{ taken: true }> {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
    await this.online.told(provider, { headers, body: bodyAsSent(request) });
    return { taken: true };
  }
}
