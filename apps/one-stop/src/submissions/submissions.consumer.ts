import { submissionMade } from '@motcua/contracts/events';
import { DomainError } from '@motcua/domain/errors';
import type { EventOf } from '@motcua/messaging/event';
import { OnEventBatch } from '@motcua/messaging/event-context';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Opening } from './opening.ts';

class SubmissionUnknown extends DomainError {
  constructor(count: number) {
    super('not-found', 'not-found', `eforms does not know ${count} of the submissions that it has told of.`, { params: { count } });
  }
}

/** From a submission to a dossier on the receptionist's desk. In runs, so that what piled up during an outage is caught up with. */
@Controller()
export class SubmissionsConsumer {
  constructor(private readonly opening: Opening) {}

  @OnEventBatch(submissionMade)
  async openDossiers(@Payload() events: EventOf<typeof submissionMade>[]): Promise<void> {
    const unknown = await this.opening.open(events.map(({ subject }) => subject));
    if (unknown > 0) throw new SubmissionUnknown(unknown);
  }
}
