import { smsReported } from '@motcua/contracts/events';
import type { EventOf } from '@motcua/messaging/event';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { FateStore } from './fate.store.ts';

/** Kafka in: what networks tell of messages that went out. */
@Controller()
export class ReceiptsConsumer {
  constructor(private readonly fates: FateStore) {}

  @EventPattern(smsReported.type)
  async keep(@Payload() { data, time }: EventOf<typeof smsReported> & { time: string }): Promise<void> {
    await this.fates.tell(data, new Date(time));
  }
}
