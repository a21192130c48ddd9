import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { agencyPublished, dossierFacts, procedurePublished, submissionMade, type DossierData } from '@motcua/contracts/events';
import { CompactedTables } from '@motcua/messaging/compacted-tables';
import type { CompactedTable } from '@motcua/messaging/compacted-table';
import type { EventOf } from '@motcua/messaging/event';
import { DependencyAway } from '@motcua/messaging/failure';
import { dossierHappening, submittedHappening } from './happening.ts';
import { Noticing } from './notices/noticing.ts';
import { Postman } from './postman.ts';

type DossierEvent = { id: string; subject: string; time: string; data: DossierData };

/** Kafka in: everything that happens to dossiers becomes at most one letter to its citizen. */
@Controller()
export class DossiersConsumer {
  private readonly procedures: CompactedTable<typeof procedurePublished>;
  private readonly agencies: CompactedTable<typeof agencyPublished>;

  constructor(
    tables: CompactedTables,
    private readonly postman: Postman,
    private readonly noticing: Noticing,
  ) {
    this.procedures = tables.of(procedurePublished);
    this.agencies = tables.of(agencyPublished);
  }

  @EventPattern(submissionMade.type)
  async confirm(@Payload() event: EventOf<typeof submissionMade>): Promise<void> {
    const { procedure, confidential, agency } = event.data;
    const names = { procedure: this.procedures.get(`${procedure.id}/${procedure.version}`)?.name, agency: this.agencies.get(agency)?.name };
    // The tables follow other topics and may be a moment behind: the letter waits rather than going out without names.
    if (!names.agency || (!names.procedure && !confidential)) throw new DependencyAway('the catalogue has not told this procedure or agency yet');
    await this.postman.take(submittedHappening(event, { procedure: confidential ? undefined : names.procedure, agency: names.agency }));
  }

  /** Everything that happens to dossiers: a citizen is written about some of it, officials are told of some. */
  @EventPattern(Object.values(dossierFacts).map(({ type }) => type))
  async tell(@Payload() event: DossierEvent): Promise<void> {
    const happening = dossierHappening(event);
    if (happening) await this.postman.take(happening);
    if (event.data.tells) await this.noticing.tellAtOnce({ eventId: event.id, dossierId: event.subject, version: event.data.status.version });
  }
}
