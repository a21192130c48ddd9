import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { PaymentDisputes, SettleDispute } from '@motcua/contracts/disputes-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { IdempotencyKey } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { DisputesService } from './disputes.service.ts';

/** Money that came and fits no payment, of the reader's agency. */
@Roles('receptionist', 'head', 'leader')
@Controller('v1/payments/disputes')
export class DisputesController {
  constructor(private readonly disputes: DisputesService) {}

  @Get()
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'What the provider says came and is on no dossier, and what became of it', answers: { 200: PaymentDisputes } })
  list(@CurrentActor() reader: Actor): Promise<PaymentDisputes> {
    return this.disputes.list(reader);
  }

  @Roles('head', 'leader')
  @Post(':payment/settle')
  @HttpCode(200)
  @Api({ summary: 'Say what becomes of it, and why: heads and leaders', body: SettleDispute, headers: { 'Idempotency-Key': 'The same key settles it once' }, answers: { 200: PaymentDisputes } })
  settle(@CurrentActor() by: Actor, @IdempotencyKey() key: string, @Param('payment', parsedBy(z.uuid())) payment: string, @Body(parsedBy(SettleDispute)) body: SettleDispute): Promise<PaymentDisputes> {
    return this.disputes.settle(payment, { ...body, by, key });
  }
}
