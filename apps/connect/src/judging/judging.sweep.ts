import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { feedOf } from '../feeds/feed-of.ts';
import { FeedStore } from '../feeds/feed.store.ts';
import { RowStore } from '../rows/row.store.ts';
import { Judging } from './judging.service.ts';

const every = 3_000;
/** Rows of a request under way are left to it. */
const grace = 5_000;
const mostAtOnce = 500;

/** Judges rows that were kept, and whose process died before it judged them. */
@Injectable()
export class JudgingSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly rows: RowStore,
    private readonly feeds: FeedStore,
    private readonly judging: Judging,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.rounds = new Rounds({ work: () => this.sweep(), every, onTrouble: (err) => logger.warn({ err }, 'judging what was left failed') });
  }

  onApplicationBootstrap(): void {
    this.rounds.schedule(0);
  }

  async sweep(): Promise<void> {
    const waiting = await this.rows.waiting(new Date(this.clock.now().getTime() - grace), mostAtOnce);
    for (const [id, rows] of Map.groupBy(waiting, ({ feed }) => feed)) {
      const feed = await this.feeds.find(id);
      if (feed && this.rounds.goesOn) await this.judging.judge(rows.flatMap(({ dossier }) => dossier ?? []), feedOf(feed));
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.close();
  }
}
