import { instantOf, minuteOf } from '@motcua/domain/calendar/instant';
import { notedOverdue } from '@motcua/domain/dossier/lateness';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { deskOf } from '../dossiers/desk.ts';
import { factsOf } from '../dossiers/dossier.events.ts';
import { DossierStore, type Loaded, type Saving } from '../dossiers/dossier.store.ts';
import { OverdueStore } from './overdue.store.ts';

/** How often a process looks; an indexed question, whatever lies in the store. */
const every = 5_000;
const atOnce = 200;

/** Who stands in the books for a line that nobody wrote. */
export const byWatch = 'term-watch';

/**
 * Notices terms that ran out: a line in the history and a fact, once for each due instant. What was noted stands in the dossier, in the
 * same write as the fact, so that a process that died is followed by another that begins with what is left.
 */
@Injectable()
export class OverdueWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly overdue: OverdueStore,
    private readonly dossiers: DossierStore,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.rounds = new Rounds({ work: () => this.look(), every, lease: overdue.lease, onTrouble: (error) => this.logger.warn({ err: error }, 'terms that ran out could not be noted and are tried again') });
  }

  onApplicationBootstrap(): void {
    void this.catalogue.ready().then(() => this.rounds.schedule(0));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.close();
  }

  /** Batch after batch, until nothing is left or nothing of a batch could be written. */
  private async look(): Promise<void> {
    for (let noted = 1; noted > 0 && this.rounds.goesOn; ) {
      const now = this.clock.now().toISOString();
      const ids = await this.overdue.unnoted(instantOf(minuteOf(now)), atOnce);
      if (ids.length === 0 || !(await this.overdue.lease.take())) return;
      const savings = (await this.dossiers.findAll(ids)).flatMap((dossier) => this.savingOf(dossier, now) ?? []);
      // Who acts on a dossier at the same moment comes first; it is found again.
      const stale = await this.dossiers.saveAll(savings);
      noted = savings.length - stale.length;
      if (noted > 0) this.logger.info({ noted }, 'terms ran out');
    }
  }

  private savingOf(before: Loaded, at: string): Saving | undefined {
    const noted = notedOverdue(before, { at, by: byWatch });
    if (!noted) return undefined;
    const after = { ...noted, desk: deskOf(noted, this.catalogue.calendarOf(before.agency.code)) };
    return { before, after, facts: factsOf(after, 'overdue') };
  }
}
