import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Lease } from '@motcua/messaging/lease';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Digests, type Outlook } from './digests.service.ts';
import { type Morning, Mornings } from './mornings.ts';
import type { DigestRunDocument } from './notice.schema.ts';
import { NoticeStore } from './notice.store.ts';

const times = { every: 20_000, lease: 60_000 };
const mostRemembered = 20_000;
/** Agencies settled under one look at the lease, and noted in one write. */
const atOnce = 50;

/**
 * Each working day, when work begins at an agency, everybody there is told in one letter what waits for them; who asked for another hour, then. One process
 * at a time. A crash in the middle begins the agency again; what keeps an agency from being told is tried again until its day is over.
 */
@Injectable()
export class DigestSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly lease: Lease;
  /** Done, as far as this process knows: it is not asked again every time. */
  private readonly done = new Set<string>();
  private readonly rounds: Rounds;

  constructor(
    private readonly notices: NoticeStore,
    private readonly mornings: Mornings,
    private readonly digests: Digests,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.lease = new Lease(notices.database(), 'digests', times.lease);
    this.rounds = new Rounds({ work: () => this.sweepAll(), every: times.every, lease: this.lease, onTrouble: (error) => this.logger.warn({ err: error }, 'telling officials what waits failed') });
  }

  onApplicationBootstrap(): void {
    this.rounds.schedule();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.close();
  }

  /** One at a time here, and none while another process holds the lease. */
  sweep(): Promise<void> {
    return this.rounds.now();
  }

  private async sweepAll(): Promise<void> {
    const come = this.mornings.come().filter(({ id }) => !this.done.has(id));
    if (come.length === 0 || !(await this.lease.take())) return;
    const run = await this.notices.runsAmong(come.map(({ id }) => id));
    this.remember([...run]);
    const left = come.filter(({ id }) => !run.has(id));
    if (left.length === 0) return;
    const outlook = await this.digests.outlook(left);
    for (let at = 0; at < left.length; at += atOnce) {
      if (!(await this.lease.take())) return;
      await this.settle(left.slice(at, at + atOnce), outlook);
    }
  }

  /** What was told before one of them failed is noted all the same. */
  private async settle(mornings: readonly Morning[], outlook: Outlook): Promise<void> {
    const runs: DigestRunDocument[] = [];
    try {
      for (const morning of mornings) {
        const told = await this.digests.tell(morning, outlook);
        runs.push({ _id: morning.id, doneAt: this.clock.machine(), told });
        if (told > 0) this.logger.info({ agency: morning.agency, hour: morning.hour, told }, 'officials were told what waits');
      }
    } finally {
      await this.notices.noteRuns(runs);
      this.remember(runs.map(({ _id }) => _id));
    }
  }

  private remember(ids: readonly string[]): void {
    if (this.done.size > mostRemembered) this.done.clear();
    for (const id of ids) this.done.add(id);
  }
}
