import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Lease } from '@motcua/messaging/lease';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CONNECT_CONFIG, type ConnectConfig } from '../connect.config.ts';
import type { FeedDocument } from '../feeds/feed.schema.ts';
import { FeedStore } from '../feeds/feed.store.ts';
import { sheetRows } from '../files/sheet.ts';
import { UnreadableFile } from '../files/unreadable-file.ts';
import type { BatchResult } from '@motcua/contracts/feeds-api';
import type { Incoming } from '../rows/arrival.ts';
import { Intake } from '../rows/intake.service.ts';
import { DropFolder } from './drop-folder.ts';
import { fileReport, refusalReport } from './file-report.ts';

const every = 2_000;
const rowsAtOnce = 500;

/**
 * Files that line systems drop. A file lies where it was until all its rows are on disk, so a crash takes it up again, and rows that were
 * kept already are known. One process at a time.
 */
@Injectable()
export class DropSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;
  private lease: Lease | undefined;
  private readonly folders = new Map<string, DropFolder>();

  constructor(
    private readonly feeds: FeedStore,
    private readonly intake: Intake,
    private readonly clock: Clock,
    @Inject(CONNECT_CONFIG) private readonly config: ConnectConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.lease = new Lease(this.feeds.database(), 'drop', 30_000);
    this.rounds = new Rounds({ work: () => this.look(), every, lease: this.lease, onTrouble: (err) => this.logger.warn({ err }, 'looking for dropped files failed') });
    this.rounds.schedule(0);
  }

  async look(): Promise<void> {
    const feeds = await this.feeds.onRoad('drop');
    // The lease is a write: where there is nothing to look for, nobody needs it.
    if (feeds.length === 0 || !(await this.lease?.take())) return;
    for (const feed of feeds) {
      const folder = await this.folderOf(feed._id);
      for (const name of await folder.finished(this.clock.machine().getTime())) if (this.rounds?.goesOn) await this.takeFile(feed, folder, name);
    }
  }

  private async folderOf(feed: string): Promise<DropFolder> {
    const { DROP_DIR, DATA_DIR, DROP_QUIET_SECONDS } = this.config;
    const quiet = DROP_QUIET_SECONDS * 1_000;
    const folder = this.folders.get(feed) ?? new DropFolder(join(DROP_DIR ?? join(DATA_DIR, 'drop'), feed), { quiet, torn: quiet * 10 });
    this.folders.set(feed, folder);
    await folder.make();
    return folder;
  }

  private async takeFile(feed: FeedDocument, folder: DropFolder, name: string): Promise<void> {
    const { format, encoding, columns } = feed.definition;
    const at = this.clock.now();
    try {
      const incoming = sheetRows(await readFile(folder.path(name)), { format, encoding, columns, name: name.slice(0, 80) });
      const results = await this.takeRows(feed, incoming);
      await folder.put(name, 'done', { report: fileReport(incoming, results), at });
      await this.feeds.tellTrouble(feed._id, undefined);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      await folder.put(name, 'refused', { report: refusalReport(error.words), at });
      await this.feeds.tellTrouble(feed._id, error.words.vi);
      this.logger.warn({ feed: feed._id }, 'a dropped file cannot be read');
    }
  }

  private async takeRows(feed: FeedDocument, incoming: readonly Incoming[]): Promise<BatchResult['results']> {
    const results: BatchResult['results'] = [];
    for (let from = 0; from < incoming.length; from += rowsAtOnce) {
      await this.lease?.take();
      const batch = await this.intake.take(feed, incoming.slice(from, from + rowsAtOnce));
      results.push(...batch.results.map((result) => ({ ...result, index: result.index + from })));
    }
    return results;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.close();
  }
}
