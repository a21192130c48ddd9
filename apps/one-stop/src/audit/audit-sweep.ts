import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Missing } from './missing.store.ts';
import { Unlogged } from './unlogged.store.ts';
import { WrittenLog } from './written-log.ts';

/** Milliseconds between beats, and after which a process that has not been heard of counts as gone. */
const every = 5_000;
const goneAfter = 30_000;

/** Tells the log what processes wrote that died before they could. */
@Injectable()
export class AuditSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly unlogged: Unlogged,
    private readonly missing: Missing,
    private readonly written: WrittenLog,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.rounds = new Rounds({ work: () => this.beat(), every, onTrouble: (error) => this.logger.warn({ err: error }, 'looking for what the audit log lacks failed') });
  }

  onApplicationBootstrap(): void {
    this.rounds.schedule();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.close();
  }

  private async beat(): Promise<void> {
    await this.unlogged.beat();
    await this.sweep(new Date(this.clock.machine().getTime() - goneAfter));
  }

  /** Two processes that do the same at once write nothing wrong: the log then says a thing twice, and its readers count it once. */
  async sweep(before: Date): Promise<void> {
    for (const { _id, upTo } of await this.unlogged.left(before)) {
      let completed = 0;
      for await (const ids of this.missing.writtenSince(upTo)) completed += await this.written.completeLeft(ids);
      await this.unlogged.forget(_id);
      this.logger.info({ completed }, 'the audit log has what a process left untold');
    }
  }
}
