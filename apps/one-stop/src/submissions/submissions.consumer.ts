import type { Submission } from '@motcua/contracts/eforms-api';
import { submissionMade } from '@motcua/contracts/events';
import { DomainError } from '@motcua/domain/errors';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import type { EventOf } from '@motcua/messaging/event';
import { OnEventBatch } from '@motcua/messaging/event-context';
import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Catalogue } from '../catalogue/catalogue.ts';
import { DossierStore } from '../dossiers/dossier.store.ts';
import { Eforms } from './eforms.ts';
import { newDossier } from './new-dossier.ts';

class SubmissionUnknown extends DomainError {
  constructor(count: number) {
    super('not-found', 'not-found', `eforms does not know ${count} of the submissions that it has told of.`, { params: { count } });
  }
}

/** As many as eforms hands over at once. */
const mostAtOnce = 200;

/** From a submission to a dossier on the receptionist's desk. In runs, so that what piled up during an outage is caught up with. */
@Controller()
export class SubmissionsConsumer {
  constructor(
    private readonly dossiers: DossierStore,
    private readonly eforms: Eforms,
    private readonly catalogue: Catalogue,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @OnEventBatch(submissionMade)
  async openDossiers(@Payload() events: EventOf<typeof submissionMade>[]): Promise<void> {
    await this.catalogue.ready();
    const ids = [...new Set(events.map(({ subject }) => subject))];
    for (let at = 0; at < ids.length; at += mostAtOnce) await this.open(ids.slice(at, at + mostAtOnce));
  }

  private async open(ids: readonly string[]): Promise<void> {
    const present = await this.dossiers.present(ids);
    const missing = ids.filter((id) => !present.has(id));
    if (missing.length === 0) return;
    const submissions = await this.eforms.contentOf(missing);
    await this.dossiers.add(submissions.map((submission) => this.dossierOf(submission)));
    this.logger.info({ dossiers: submissions.length }, 'dossiers opened');
    if (submissions.length < missing.length) throw new SubmissionUnknown(missing.length - submissions.length);
  }

  private dossierOf(submission: Submission) {
    const procedure = this.catalogue.procedureOf(submission);
    return newDossier(submission, { procedure, calendar: this.catalogue.calendarOf(submission.agency.code), units: this.catalogue.units });
  }
}
