import type { BulkRow } from '@motcua/contracts/bulk-api';
import type { Actor } from '@motcua/domain/actor';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { MoveParts } from '../moves/move-parts.ts';
import { BulkJobStore } from './bulk-job.store.ts';
import type { BulkJobDocument } from './bulk-job.schema.ts';
import { BulkMoves } from './bulk-moves.ts';
import { officialGone, oneByOne, refusedFor, type Refused, unknown, unlessAway } from './bulk-verdict.ts';

/** How often a process looks whether there is a job that nobody works on. */
const every = 5_000;
/** The lease is prolonged after so many dossiers. */
const leaseFor = 10;

/**
 * Works jobs off, dossier by dossier, as the official who ordered them: with the roles they have when the work begins, never with their token.
 * The key of each move is made of job and dossier: a job that is taken up again after a crash finds what was moved already, and moves nothing twice.
 */
@Injectable()
export class BulkRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly jobs: BulkJobStore,
    private readonly moves: BulkMoves,
    private readonly parts: MoveParts,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.rounds = new Rounds({ work: () => this.work(), every, lease: jobs.lease, onTrouble: (error) => this.logger.warn({ err: error }, 'a bulk job could not go on and is taken up again') });
  }

  onApplicationBootstrap(): void {
    void this.parts.catalogue.ready().then(() => this.wake());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.close();
  }

  /** There is something to do. */
  wake(): void {
    this.rounds.schedule(0);
  }

  private async work(): Promise<void> {
    for (let job = await this.jobs.next(); job && this.rounds.goesOn && (await this.jobs.lease.take()); job = await this.jobs.next()) await this.run(job);
  }

  private async run(job: BulkJobDocument): Promise<void> {
    const actor = await this.actorOf(job);
    for (const [at, row] of job.rows.entries()) {
      if (row.state !== 'waiting') continue;
      if (!this.rounds.goesOn || (at % leaseFor === 0 && !(await this.jobs.lease.take()))) return;
      await this.jobs.note(job._id, at, await this.tried(job, row, actor));
    }
    await this.jobs.finish(job._id, this.clock.now().toISOString());
    this.logger.info({ jobId: job._id, act: job.order.act, dossiers: job.rows.length }, 'bulk job done');
  }

  /** Undefined when they work there no more. @throws DependencyAway */
  private async actorOf({ by, agency }: BulkJobDocument): Promise<Actor | undefined> {
    const official = await this.parts.people.official(by);
    return official?.agency === agency ? { id: by, kind: 'official', roles: official.roles, agency } : undefined;
  }

  private async tried(job: BulkJobDocument, row: BulkRow, by: Actor | undefined): Promise<BulkRow> {
    const { id, reference, version } = row;
    const refused = by ? await this.refusalOf(job, row, by) : officialGone;
    const at = this.clock.now().toISOString();
    return { id, reference, version, ...(refused ? { state: 'failed', ...refused } : { state: 'done' }), at };
  }

  private async refusalOf({ _id, order }: BulkJobDocument, { id, version }: BulkRow, by: Actor): Promise<Refused | undefined> {
    const dossier = await this.parts.dossiers.known(id, by).catch(unlessAway);
    if (!dossier) return unknown;
    if (dossier.confidential) return oneByOne;
    try {
      await this.moves.make(order, { id, by, seen: version, key: `bulk-${_id}-${id}` }, dossier);
      return undefined;
    } catch (error) {
      return refusedFor(error, dossier);
    }
  }
}
