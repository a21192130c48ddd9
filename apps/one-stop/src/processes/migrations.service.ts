import type { Migration, MigrationPlan, ProcessesInFlight } from '@motcua/contracts/process-api';
import type { Actor } from '@motcua/domain/actor';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { Injectable } from '@nestjs/common';
import { hash } from 'node:crypto';
import { keyReused } from '../dossiers/dossier.problems.ts';
import { FlightStore } from './flight.store.ts';
import type { MigrationRun } from './migration.schema.ts';
import { MigrationStore } from './migration.store.ts';
import { Migrator } from './migrator.ts';
import { Plans } from './plans.ts';

/** What administrators do about dossiers in flight. */
@Injectable()
export class MigrationsService {
  constructor(
    private readonly migrations: MigrationStore,
    private readonly flights: FlightStore,
    private readonly plans: Plans,
    private readonly migrator: Migrator,
    private readonly clock: Clock,
  ) {}

  async inFlight(procedure: string): Promise<ProcessesInFlight> {
    const [versions, runs] = await Promise.all([this.flights.versionsOf(procedure), this.migrations.of(procedure)]);
    return { procedure, versions, migrations: runs.map(presentRun) };
  }

  /** Once for each key; it is carried out in the background, and goes on after a restart. @throws RequestProblem 404, 409, 422 */
  async begin(plan: MigrationPlan, by: Actor, key: string): Promise<Migration> {
    const { procedure, from, to, steps } = this.plans.known(plan);
    const run: MigrationRun = { _id: idFor(by.id, key), procedure, from, to, steps, by: by.id, key, begunAt: this.clock.now().toISOString(), seen: 0, moved: 0, stayed: 0 };
    await this.migrations.add(run);
    const kept = (await this.migrations.find(run._id)) ?? run;
    if (planOf(kept) !== planOf(run)) throw keyReused();
    this.migrator.wake();
    return presentRun(kept);
  }

  /** @throws RequestProblem 404 */
  async of(id: string): Promise<Migration> {
    const run = await this.migrations.find(id);
    if (!run) throw new RequestProblem(404, 'migration-unknown', { detail: 'There is no such plan.' });
    return presentRun(run);
  }
}

const planOf = ({ procedure, from, to, steps }: MigrationRun) => JSON.stringify([procedure, from, to, Object.entries(steps).sort()]);

/** The same request makes the same plan, however often it comes: a UUID (RFC 9562, version 8) of who asks and the key. */
function idFor(by: string, key: string): string {
  const digits = hash('sha256', JSON.stringify([by, key]), 'hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

function presentRun({ _id: id, procedure, from, to, steps, by, begunAt, seen, moved, stayed, startedAt, doneAt }: MigrationRun): Migration {
  const state = doneAt !== undefined ? 'done' : startedAt === undefined ? 'waiting' : 'running';
  return { id, procedure, from, to, steps, by, begunAt, state, seen, moved, stayed, ...(doneAt === undefined ? {} : { doneAt }) };
}
