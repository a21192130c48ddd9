import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ServicesOnly } from '@motcua/auth/decorators';
import { IdempotencyKey } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { type Deliveries, DraftExpires } from '@motcua/contracts/notify-api';
import { z } from 'zod';
import { DeliveryStore } from './delivery.store.ts';
import { draftNotice } from './happening.ts';
import { NewMessage, OneTimeCodes } from './one-time-codes.ts';
import { Postman } from './postman.ts';
import { FateStore } from './short-messages/fate.store.ts';

/** A code goes out at once or not at all; any other letter is written down and tried until it is through. */
const Message = z.discriminatedUnion('template', [NewMessage, DraftExpires]);
type Message = z.infer<typeof Message>;

@ServicesOnly()
@Controller('internal')
export class MessagesController {
  constructor(
    private readonly codes: OneTimeCodes,
    private readonly deliveries: DeliveryStore,
    private readonly postman: Postman,
    private readonly fates: FateStore,
  ) {}

  @Post('messages')
  @HttpCode(202)
  async send(@Body(parsedBy(Message)) message: Message, @IdempotencyKey() key: string) {
    if (message.template === 'draft-expires') await this.postman.take(draftNotice(key, message));
    else await this.codes.send(key, message);
    return { state: 'sent' };
  }

  /** For a dossier's timeline: what was sent and when, no addresses; of short messages also what became of them. */
  @Get('deliveries/:dossierId')
  async ofDossier(@Param('dossierId') dossierId: string): Promise<Deliveries> {
    const deliveries = await this.deliveries.ofDossier(dossierId);
    const fates = await this.fates.of(deliveries.flatMap(({ channel, receipt }) => (channel === 'sms' && receipt ? [receipt] : [])));
    return {
      // Browsers are those of whoever follows it, whom its timeline does not show.
      deliveries: deliveries.flatMap(({ _id, channel, happening, state, takenAt, sentAt, receipt = '' }) => (channel === 'push' ? [] : {
        ...{ id: _id, channel, kind: happening.kind, state, takenAt: takenAt.toISOString(), sentAt: sentAt?.toISOString(), fate: fates.get(receipt)?.fate },
      })),
    };
  }
}
