import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Lease } from '@motcua/messaging/lease';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { NoticeStore } from './notice.store.ts';
import { Noticing } from './noticing.ts';
import { Officials } from './officials.ts';

const times = { every: 20_000, lease: 60_000 };
/** Clocks of machines differ, and a note may be written with an earlier time than one that was told: so much is looked at again. */
const overlap = 60_000;

/** Notes between officials make no event, because they are no part of the dossier: who was named in them is asked for, from where it was left. */
@Injectable()
export class MentionSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly lease: Lease;
  private readonly rounds: Rounds;

  constructor(
    private readonly notices: NoticeStore,
    private readonly officials: Officials,
    private readonly noticing: Noticing,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.lease = new Lease(notices.database(), 'mentions', times.lease);
    this.rounds = new Rounds({ work: () => this.sweepAll(), every: times.every, lease: this.lease, onTrouble: (error) => this.logger.warn({ err: error }, 'telling who was named in notes failed') });
  }

  onApplicationBootstrap(): void {
    this.rounds.schedule();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.close();
  }

  sweep(): Promise<void> {
    return this.rounds.now();
  }

  private async sweepAll(): Promise<void> {
    if (!(await this.lease.take())) return;
    const reached = await this.notices.reached();
    // What was written before anybody was told of such things is old by now.
    if (!reached) return this.notices.reach(this.clock.now());
    const found = await this.officials.mentionedSince(new Date(reached.getTime() - overlap).toISOString());
    for (const mention of found) await this.noticing.tellMention(mention);
    const last = found.at(-1);
    if (last) await this.notices.reach(new Date(Math.max(reached.getTime(), Date.parse(last.at))));
  }
}
