import { statusChanged } from '@motcua/contracts/events';
import type { EventOf } from '@motcua/messaging/event';
import { OnEventBatch } from '@motcua/messaging/event-context';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Preparing } from './preparing.service.ts';

/** The same topic that look-up follows, so that a partner is told what a citizen reads, whoever's dossier it is. */
@Controller()
export class StatusConsumer {
  constructor(private readonly preparing: Preparing) {}

  @OnEventBatch(statusChanged)
  async tell(@Payload() events: EventOf<typeof statusChanged>[]): Promise<void> {
    await this.preparing.prepare(events);
  }
}
