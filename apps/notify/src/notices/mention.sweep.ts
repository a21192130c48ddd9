import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Lease } from '@motcua/messaging/lease';
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
  private timer: NodeJS.Timeout | undefined;
  private underway: Promise<void> | undefined;

  constructor(
    private readonly notices: NoticeStore,
    private readonly officials: Officials,
    private readonly noticing: Noticing,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.lease = new Lease(notices.database(), 'mentions', times.lease);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), times.every);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.underway;
    await this.lease.giveBack().catch(() => undefined);
  }

  sweep(): Promise<void> {
    this.underway ??= this.sweepAll()
      .catch((error: unknown) => this.logger.warn({ err: error }, 'telling who was named in notes failed'))
      .finally(() => (this.underway = undefined));
    return this.underway;
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
