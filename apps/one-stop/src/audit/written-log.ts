import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import type { Told } from '@motcua/persistence/audit/entry';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Audit } from './audit.ts';
import { Missing } from './missing.store.ts';
import { type Unfinished, Unlogged } from './unlogged.store.ts';

const again = 1_000;
/** What is still being told when the process ends gets so long; the rest is left to another. */
const patience = 5_000;

/** What is written about dossiers, on its way into the log: behind the request's back, and never lost. */
@Injectable()
export class WrittenLog implements OnApplicationShutdown {
  private readonly underway = new Set<Promise<void>>();
  private closing = false;

  constructor(
    private readonly audit: Audit,
    private readonly missing: Missing,
    private readonly unlogged: Unlogged,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Writes, and tells the log what `told` makes of the outcome. Of a write that failed nobody knows what was written: then the dossiers
   * themselves are asked.
   */
  async writing<Outcome>(ids: readonly string[], write: (savedAt: Date) => Promise<Outcome>, told: (outcome: Outcome) => Told[]): Promise<Outcome> {
    const begun = await this.unlogged.begin();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.underway.add(promise);
    const over = () => {
      this.underway.delete(promise);
      resolve();
    };
    try {
      const outcome = await write(begun.since);
      void this.finish(begun, () => this.audit.wrote(told(outcome)), ids).finally(over);
      return outcome;
    } catch (error) {
      void this.finish(begun, () => this.complete(ids), ids).finally(over);
      throw error;
    }
  }

  /** Tells the log what it lacks of these dossiers. @returns how many lines that were */
  async complete(ids: readonly string[]): Promise<number> {
    const told = await this.missing.of(ids);
    await this.audit.wrote(told);
    return told.length;
  }

  /** The same for what another process has left, who wrote some of them before this one did: what this one is about to tell is not told again. */
  async completeLeft(ids: readonly string[]): Promise<number> {
    const told = await this.missing.of(ids, async () => void (await Promise.all(this.underway)));
    await this.audit.wrote(told);
    return told.length;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.race([Promise.all(this.underway), pause(patience, undefined, { ref: false })]);
    this.closing = true;
    await this.unlogged.close().catch(() => undefined);
  }

  private async finish(begun: Unfinished, tell: () => Promise<unknown>, ids: readonly string[]): Promise<void> {
    if (await this.atLast(tell, ids)) this.unlogged.end(begun);
  }

  /** @returns false when the process ended first: its mark stays behind */
  private async atLast(tell: () => Promise<unknown>, ids: readonly string[]): Promise<boolean> {
    for (let attempt = tell; !this.closing; attempt = () => this.complete(ids)) {
      try {
        await attempt();
        return true;
      } catch (error) {
        this.logger.debug({ err: error }, 'the audit log will be told later');
        await pause(again, undefined, { ref: false });
      }
    }
    return false;
  }
}
