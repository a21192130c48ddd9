import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ServicesOnly } from '@motcua/auth/decorators';
import { IdempotencyKey } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { DeliveryStore } from './delivery.store.ts';
import { NewMessage, OneTimeCodes } from './one-time-codes.ts';

@ServicesOnly()
@Controller('internal')
export class MessagesController {
  constructor(
    private readonly codes: OneTimeCodes,
    private readonly deliveries: DeliveryStore,
  ) {}

  @Post('messages')
  @HttpCode(202)
  async send(@Body(parsedBy(NewMessage)) message: NewMessage, @IdempotencyKey() key: string) {
    await this.codes.send(key, message);
    return { state: 'sent' };
  }

  /** For a dossier's timeline: what was sent and when, no addresses. */
  @Get('deliveries/:dossierId')
  async ofDossier(@Param('dossierId') dossierId: string) {
    const deliveries = await this.deliveries.ofDossier(dossierId);
    return { deliveries: deliveries.map(({ _id, channel, happening, state, takenAt, sentAt }) => ({ id: _id, channel, kind: happening.kind, state, takenAt, sentAt })) };
  }
}
