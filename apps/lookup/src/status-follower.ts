import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Health } from '@motcua/http/health';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { foldTopic, type TopicFold } from '@motcua/messaging/fold-topic';
import { Kafka } from '@motcua/messaging/kafka';
import { StatusTable } from './status-table.ts';
import { Streams } from './watching/streams.ts';

/** Keeps the table at the end of the compacted status topic. Kafka away: the table answers what it knew. */
@Injectable()
export class StatusFollower implements OnApplicationBootstrap, OnApplicationShutdown {
  private fold: TopicFold | undefined;

  constructor(
    private readonly table: StatusTable,
    private readonly kafka: Kafka,
    private readonly streams: Streams,
    private readonly health: Health,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Begins to follow; a node with an empty table is ready only when it has read what there was. */
  onApplicationBootstrap(): void {
    const fresh = this.table.size === 0;
    let caughtUp = !fresh;
    this.health.add('status table', () => {
      if (!caughtUp) throw new Error('the table is still being built from the log');
    });
    this.fold = foldTopic(this.kafka, { topic: 'motcua.dossier-status.v1', fromOffsets: this.table.readFrom(), onBatch: (records, next) => this.take(records, next) });
    void this.fold.caughtUp.then(() => {
      caughtUp = true;
      this.logger.info({ dossiers: this.table.size }, 'status table has caught up');
    });
  }

  private async take(records: readonly { key: string; value: string | null }[], next: Readonly<Record<number, string>>): Promise<void> {
    const { refused, changed } = await this.table.fold(records, next);
    this.streams.tell(changed);
    if (refused > 0) this.logger.error({ refused }, 'records in the status topic are no statuses');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.fold?.close();
    await this.table.close();
  }
}
