import type { Replay } from '@motcua/contracts/feeds-api';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import { RequestProblem } from '@motcua/http/problem';
import type { Logger } from '@motcua/logging/logger';
import { Lease } from '@motcua/messaging/lease';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { feedOf } from '../feeds/feed-of.ts';
import type { FeedDocument } from '../feeds/feed.schema.ts';
import { FeedStore } from '../feeds/feed.store.ts';
import { RowStore } from '../rows/row.store.ts';
import { Judging } from './judging.service.ts';

const mostAtOnce = 100;

/**
 * Judges all rows of a feed anew, by its present table. What was begun and not ended is begun again after a crash: doing it twice does no
 * harm, since only what is different is told.
 */
@Injectable()
export class Replays implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;
  private lease: Lease | undefined;

  constructor(
    private readonly feeds: FeedStore,
    private readonly rows: RowStore,
    private readonly judging: Judging,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.lease = new Lease(this.feeds.database(), 'replays', 60_000);
    this.rounds = new Rounds({ work: () => this.work(), every: 5_000, lease: this.lease, onTrouble: (err) => this.logger.warn({ err }, 'a replay failed and is begun again') });
    this.rounds.schedule(0);
  }

  async begin(id: string): Promise<Replay> {
    const feed = await this.feeds.get(id);
    if (feed.replay?.state === 'running') throw new RequestProblem(409, 'feed-replaying');
    const replay: Replay = { version: feed.version, done: 0, total: await this.rows.countDossiers(id), changed: 0, state: 'running', startedAt: this.clock.now().toISOString() };
    await this.feeds.tellReplay(id, replay);
    this.rounds?.schedule(0);
    return replay;
  }

  private async work(): Promise<void> {
    const running = (await this.feeds.all()).filter(({ replay }) => replay?.state === 'running');
    if (running.length === 0 || !(await this.lease?.take())) return;
    for (const feed of running) await this.replay(feed);
  }

  private async replay(feed: FeedDocument): Promise<void> {
    let replay = { ...(feed.replay as Replay), done: 0, version: feed.version };
    for (let after = ''; this.rounds?.goesOn; ) {
      await this.lease?.take();
      const ids = await this.rows.dossiersAfter(feed._id, after, mostAtOnce);
      const changed = await this.judging.judge(ids, feedOf(feed));
      replay = { ...replay, done: replay.done + ids.length, changed: replay.changed + changed };
      after = ids.at(-1) ?? after;
      if (ids.length === mostAtOnce) await this.feeds.tellReplay(feed._id, replay);
      else return this.feeds.tellReplay(feed._id, { ...replay, state: 'done', endedAt: this.clock.now().toISOString() });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.close();
  }
}
