import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Lease } from '@motcua/messaging/lease';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CONNECT_CONFIG, type ConnectConfig } from '../connect.config.ts';
import { keySecret } from '../feeds/feed-keys.ts';
import type { FeedDocument } from '../feeds/feed.schema.ts';
import { FeedStore } from '../feeds/feed.store.ts';
import { Intake } from '../rows/intake.service.ts';
import { ApiAway, fetchPage } from './api-page.ts';

const every = 1_000;
const longestPauseSeconds = 900;
const pagesAtOnce = 100;

interface Pace {
  readonly failures: number;
  /** By the machine's clock. */
  readonly nextAt: number;
}

/**
 * Fetches rows from agencies' APIs, page by page. Where it reads on is written down only after the rows of the page are: a process that dies
 * in between reads that page again, and never skips one. One process at a time.
 */
@Injectable()
export class PullSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;
  private lease: Lease | undefined;
  private readonly paces = new Map<string, Pace>();

  constructor(
    private readonly feeds: FeedStore,
    private readonly intake: Intake,
    private readonly clock: Clock,
    @Inject(CONNECT_CONFIG) private readonly config: ConnectConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.lease = new Lease(this.feeds.database(), 'pull', 60_000);
    this.rounds = new Rounds({ work: () => this.look(), every, lease: this.lease, onTrouble: (err) => this.logger.warn({ err }, 'fetching rows failed') });
    this.rounds.schedule(0);
  }

  private async look(): Promise<void> {
    const feeds = await this.feeds.onRoad('pull');
    // The lease is a write: where there is nothing to look for, nobody needs it.
    if (feeds.length === 0 || !(await this.lease?.take())) return;
    for (const feed of feeds) {
      const { nextAt, failures } = this.paces.get(feed._id) ?? { nextAt: 0, failures: 0 };
      if (nextAt > this.clock.machine().getTime() || !this.rounds?.goesOn) continue;
      this.pace(feed, (await this.pull(feed)) ? failures + 1 : 0);
    }
  }

  /** After failures less and less often. */
  private pace({ _id, definition: { pull } }: FeedDocument, failures: number): void {
    const seconds = Math.min((pull?.everySeconds ?? 60) * 2 ** failures, Math.max(longestPauseSeconds, pull?.everySeconds ?? 0));
    this.paces.set(_id, { failures, nextAt: this.clock.machine().getTime() + seconds * 1000 });
  }

  /** @returns whether it failed; what is wrong is shown with the feed. */
  private async pull(feed: FeedDocument): Promise<boolean> {
    try {
      await this.readPages(feed);
      if (feed.trouble !== undefined) await this.feeds.tellTrouble(feed._id, undefined);
      return false;
    } catch (error) {
      if (!(error instanceof ApiAway)) throw error;
      await this.feeds.tellTrouble(feed._id, error.words);
      this.logger.warn({ feed: feed._id }, 'an agency’s API did not answer as it should');
      return true;
    }
  }

  private async readPages(feed: FeedDocument): Promise<void> {
    const { pull, columns } = feed.definition;
    let { cursor } = feed;
    for (let page = 0; pull && page < pagesAtOnce && this.rounds?.goesOn; page += 1) {
      await this.lease?.take();
      const { rows, next } = await fetchPage(pull, columns, { cursor, bearer: this.bearerOf(feed) });
      if (rows.length > 0) await this.intake.take(feed, rows);
      if (next === undefined || next === cursor) return;
      await this.feeds.readUpTo(feed._id, next);
      cursor = next;
      if (rows.length === 0) return;
    }
  }

  /** The agency knows us by the newest key of the feed. */
  private bearerOf({ _id, keys }: FeedDocument): string | undefined {
    const key = keys.findLast(({ revokedAt }) => revokedAt === undefined);
    return key && keySecret(this.config.FEED_SECRET, _id, key.id);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.close();
  }
}
