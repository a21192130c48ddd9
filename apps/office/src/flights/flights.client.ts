import type { Person } from '@motcua/auth/sign-in';
import { Migration, MigrationOutlook, ProcessesInFlight } from '@motcua/contracts/process-api';
import type { MigrationDryRun, MigrationPlan } from '@motcua/contracts/process-api';
import { answerIn } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

type Reader = Pick<Person, 'accessToken'>;

/** What administrators ask of one-stop about dossiers in flight. */
@Injectable()
export class FlightsClient {
  constructor(private readonly services: Services) {}

  /** @throws ServiceRefused, DependencyAway */
  async inFlight({ accessToken: bearer }: Reader, procedure: string): Promise<ProcessesInFlight> {
    return answerIn(ProcessesInFlight, await this.services.oneStop(`/v1/dossiers/in-flight/${procedure}`, { bearer }));
  }

  /** @throws ServiceRefused, DependencyAway */
  async dryRun({ accessToken: bearer }: Reader, json: MigrationDryRun): Promise<MigrationOutlook> {
    return answerIn(MigrationOutlook, await this.services.oneStop('/v1/dossiers/migration-dry-run', { bearer, json, timeoutMs: 60_000 }));
  }

  /** @throws ServiceRefused, DependencyAway */
  async begin({ accessToken: bearer }: Reader, json: MigrationPlan, key: string): Promise<Migration> {
    return answerIn(Migration, await this.services.oneStop('/v1/dossiers/migrations', { bearer, json, headers: { 'idempotency-key': key } }));
  }
}
