import { smsReported } from '@motcua/contracts/events';
import { Clock } from '@motcua/http/clock';
import { newEntry } from '@motcua/messaging/event';
import { EventPublisher } from '@motcua/messaging/publisher';
import { Injectable } from '@nestjs/common';
import type { Receipt } from './operator/operator.ts';

/** Hands on what networks tell of messages. Whoever tells it is answered once it is published: until then it is told again. */
@Injectable()
export class Receipts {
  constructor(
    private readonly events: EventPublisher,
    private readonly clock: Clock,
  ) {}

  async came({ message, fate }: Receipt): Promise<void> {
    await this.events.publish([newEntry(smsReported, { source: '/motcua/sms', subject: message, data: { message, fate }, time: this.clock.now() })]);
  }
}
