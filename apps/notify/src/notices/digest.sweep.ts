import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Lease } from '@motcua/messaging/lease';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Digests } from './digests.service.ts';
import { type Morning, Mornings } from './mornings.ts';
import { NoticeStore } from './notice.store.ts';

const times = { every: 20_000, lease: 60_000 };
const mostRemembered = 20_000;

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
    for (const morning of this.mornings.come()) {
      if (this.done.has(morning.id)) continue;
      if (!(await this.lease.take())) return;
      await this.settle(morning);
      if (this.done.size > mostRemembered) this.done.clear();
      this.done.add(morning.id);
    }
  }

  private async settle(morning: Morning): Promise<void> {
    if (await this.notices.isRun(morning.id)) return;
    const told = await this.digests.tell(morning);
    await this.notices.noteRun({ _id: morning.id, doneAt: this.clock.machine(), told });
    if (told > 0) this.logger.info({ agency: morning.agency, hour: morning.hour, told }, 'officials were told what waits');
  }
}
