import { statusChanged } from '@motcua/contracts/events';
import type { EventOf } from '@motcua/messaging/event';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { Following } from './following.service.ts';

/** Kafka in: the public status, also of dossiers that other systems handle. Most are followed by nobody. */
@Controller()
export class StatusConsumer {
  constructor(private readonly following: Following) {}

  @EventPattern(statusChanged.type)
  async tell(@Payload() event: EventOf<typeof statusChanged>): Promise<void> {
    await this.following.tell(event.id, event.data.status);
  }
}
