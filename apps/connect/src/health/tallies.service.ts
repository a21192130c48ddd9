import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { FeedStore } from '../feeds/feed.store.ts';
import { ForeignDossierStore } from '../judging/foreign-dossier.store.ts';
import { RowStore } from '../rows/row.store.ts';
import { TallyStore } from './tally.store.ts';
import { tallied, type FeedTally } from './tally.ts';

const every = 3_000;
const mostAtOnce = 500;

/**
 * Counts rows and dossiers, each once for what it is. Whatever writes one calls it uncounted in the same write. A batch goes into the tally
 * together with the list of what it holds; then each of these is marked, and the list dropped. A process that dies in between leaves the
 * list, and the next one marks what is on it before it counts on. Serials keep two that count at once apart, and marks that come late harmless.
 */
@Injectable()
export class Tallies implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly feeds: FeedStore,
    private readonly rows: RowStore,
    private readonly dossiers: ForeignDossierStore,
    private readonly store: TallyStore,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.rounds = new Rounds({ work: () => this.work(), every, onTrouble: (err) => logger.warn({ err }, 'counting rows failed and is done again') });
  }

  async onApplicationBootstrap(): Promise<void> {
    const feeds = (await this.feeds.all()).map(({ _id }) => _id);
    const known = await this.store.ofFeeds(feeds);
    for (const feed of feeds) if (!known.has(feed)) await this.begin(feed);
    this.rounds.schedule(0);
  }

  /** With all in them that came before, unless thousands of rows wait to be counted. */
  async ofFeeds(feeds: readonly string[]): Promise<Map<string, FeedTally>> {
    await this.rounds.now();
    return this.store.ofFeeds(feeds);
  }

  private async work(): Promise<void> {
    const feeds = new Set([...(await this.rows.feedsUncounted(mostAtOnce)), ...(await this.dossiers.feedsUncounted(mostAtOnce))]);
    let more = false;
    for (const feed of feeds) if (this.rounds.goesOn) more = (await this.count(feed)) || more;
    if (more) this.rounds.schedule(0);
  }

  /** @returns whether there is more to count. */
  async count(feed: string): Promise<boolean> {
    const noted = await this.note(feed);
    if (noted === 'lost') return true;
    if (noted) await this.mark(noted);
    return noted?.marks?.rows.length === mostAtOnce;
  }

  /** The tally is read before the rows: what they say they were counted as is then what it holds. */
  async note(feed: string): Promise<FeedTally | 'lost' | undefined> {
    const tally = (await this.store.find(feed)) ?? (await this.begin(feed));
    if (tally.marks) await this.mark(tally);
    const [rows, dossiers] = [await this.rows.uncounted(feed, mostAtOnce), await this.dossiers.uncounted(feed, mostAtOnce)];
    if (rows.length + dossiers.length === 0) return undefined;
    const next = tallied(tally, { rows, dossiers });
    return (await this.store.save(next)) ? next : 'lost';
  }

  /** Done twice, or too late, it does nothing. */
  async mark(tally: FeedTally): Promise<void> {
    await this.rows.markCounted(tally.marks?.rows ?? [], tally.serial);
    await this.dossiers.markCounted(tally.marks?.dossiers ?? [], tally.serial);
    await this.store.dropMarks(tally);
  }

  /** Rows from before there were tallies are uncounted, too. */
  private async begin(feed: string): Promise<FeedTally> {
    await this.rows.callUncounted(feed);
    await this.dossiers.callUncounted(feed);
    await this.store.begin(feed);
    const tally = await this.store.find(feed);
    if (!tally) throw new Error('a tally that was begun is not there');
    return tally;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.close();
  }
}
