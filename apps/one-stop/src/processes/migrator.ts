import { DomainError } from '@motcua/domain/errors';
import { migrated, staysBecause } from '@motcua/domain/process/migration';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { deskOf } from '../dossiers/desk.ts';
import { statusFactOf } from '../dossiers/dossier.events.ts';
import { DossierStore, type Loaded, type Saving } from '../dossiers/dossier.store.ts';
import { FlightStore } from './flight.store.ts';
import type { MigrationRun } from './migration.schema.ts';
import { MigrationStore } from './migration.store.ts';
import { addressesIn, type KnownPlan, Plans } from './plans.ts';

/** How often a process looks whether there is work that nobody does: after a crash, or when another gave up. */
const every = 10_000;
const atOnce = 250;
/** Who acts on a dossier at the same moment comes first; the dossier is then looked at again. */
const mostTries = 5;

/** What is read and written while a plan is carried out. */
@Injectable()
export class MigrationStores {
  constructor(
    readonly migrations: MigrationStore,
    readonly flights: FlightStore,
    readonly dossiers: DossierStore,
  ) {}
}

/**
 * Carries plans for dossiers in flight out. A dossier that was moved follows the new version and is not found again, so that a process that died
 * is followed by another that begins at the beginning and moves nobody twice.
 */
@Injectable()
export class Migrator implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly stores: MigrationStores,
    private readonly plans: Plans,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.rounds = new Rounds({ work: () => this.work(), every, lease: stores.migrations.lease, onTrouble: (error) => this.logger.warn({ err: error }, 'dossiers in flight could not be moved and are tried again') });
  }

  onApplicationBootstrap(): void {
    void this.catalogue.ready().then(() => this.rounds.schedule(0));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.close();
  }

  /** Now rather than in a while: a plan was made. */
  wake(): void {
    this.rounds.schedule(0);
  }

  private async work(): Promise<void> {
    const waiting = await this.stores.migrations.undone();
    if (waiting.length === 0 || !(await this.goesOn())) return;
    for (const run of waiting) if (await this.goesOn()) await this.carryOut(run);
  }

  private readonly goesOn = async () => this.rounds.goesOn && (await this.stores.migrations.lease.take());

  private async carryOut(run: MigrationRun): Promise<void> {
    const { migrations, flights } = this.stores;
    const plan = this.plans.known({ procedure: run.procedure, from: run.from, to: run.to, steps: run.steps });
    const startedAt = run.startedAt ?? this.clock.now().toISOString();
    const moving: string[] = [];
    // A dossier that is written while it is being read past would be read again: first all are looked at, then those that move are written.
    for await (const batch of flights.openOf(plan.procedure, plan.from, addressesIn(plan))) {
      if (!(await this.goesOn())) return;
      moving.push(...batch.filter((dossier) => staysBecause(dossier, this.plans.targetFor(dossier, plan)) === undefined).map(({ id }) => id));
    }
    for (let from = 0; from < moving.length; from += atOnce) {
      if (!(await this.goesOn())) return;
      await this.move(moving.slice(from, from + atOnce), { run, plan });
      await migrations.note(run._id, { startedAt, ...(await this.counted(run)) });
    }
    const progress = await this.counted(run);
    await migrations.note(run._id, { startedAt, ...progress, doneAt: this.clock.now().toISOString() });
    this.logger.info({ migration: run._id, from: run.from, to: run.to, ...progress }, 'dossiers in flight were moved to another version');
  }

  /** From the dossiers themselves: a process that dies between two writes miscounts nothing. */
  private async counted({ _id, procedure, from }: MigrationRun): Promise<Pick<MigrationRun, 'seen' | 'moved' | 'stayed'>> {
    const [moved, stayed] = await Promise.all([this.stores.flights.movedBy(procedure, _id), this.stores.flights.stillFollowing(procedure, from)]);
    return { seen: moved + stayed, moved, stayed };
  }

  private async move(ids: readonly string[], about: { readonly run: MigrationRun; readonly plan: KnownPlan }): Promise<void> {
    let left = [...ids];
    for (let tried = 0; left.length > 0; tried += 1) {
      if (tried === mostTries) throw new Error(`${left.length} dossiers changed each time while they were being moved`);
      const saving = (await this.stores.dossiers.findAll(left)).flatMap((dossier) => this.savingOf(dossier, about) ?? []);
      left = await this.stores.dossiers.saveAll(saving);
    }
  }

  private savingOf(before: Loaded, { run, plan }: { readonly run: MigrationRun; readonly plan: KnownPlan }): Saving | undefined {
    const target = this.plans.targetFor(before, plan);
    const follows = before.process ?? before.procedure.version;
    if (follows !== plan.from || !before.desk.open || staysBecause(before, target)) return undefined;
    try {
      const calendar = this.catalogue.calendarOf(before.agency.code);
      const moved = migrated(before, target, { at: this.clock.now().toISOString(), by: run.by, note: `${plan.from} → ${plan.to}` }, calendar);
      const last = moved.history.at(-1);
      const history = last ? moved.history.with(-1, { ...last, key: `migration:${run._id}` }) : moved.history;
      const after = { ...moved, history, migration: run._id, desk: deskOf(moved, calendar) };
      return { before, after, facts: [statusFactOf(after)] };
    } catch (error) {
      // Beyond what the calendar covers it stays as it is, and is counted so.
      if (error instanceof DomainError) return undefined;
      throw error;
    }
  }
}
