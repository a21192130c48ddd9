import type { Actor } from '@motcua/domain/actor';
import type { FeeAct } from '@motcua/domain/fees/account';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { DependencyAway } from '@motcua/messaging/failure';
import { Inject, Injectable } from '@nestjs/common';
import { factsOf } from '../dossiers/dossier.events.ts';
import { DossierStore, StaleDossier } from '../dossiers/dossier.store.ts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';
import { MoveParts } from '../moves/move-parts.ts';
import { booked, type Decide, requestOf } from '../moves/moves.ts';

/** Who acts when money comes on line: nobody of the office. */
export const payments: Actor = { id: 'payments', kind: 'service', roles: [] };

const mostTries = 12;

/** Acts that no person asks for: they have seen no version and are made from whatever there is, again if somebody else was faster. */
@Injectable()
export class ServiceActs {
  constructor(
    private readonly dossiers: DossierStore,
    private readonly parts: MoveParts,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param decide gives back the dossier it was given when it was done before @returns the dossier as it is then */
  async make(what: FeeAct, { id, key }: { id: string; key: string }, decide: Decide): Promise<KeptDossier> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const before = await this.dossiers.find(id);
      if (!before) throw new Error('a dossier that money was paid for is not there');
      const calendar = this.parts.catalogue.calendarOf(before.agency.code);
      const decided = await decide(before, { by: payments, at: this.clock.now().toISOString() }, { calendar, name: undefined });
      if (decided.version === before.version) return before;
      const asked = { by: payments, key };
      const after = booked(decided, { asked, request: requestOf(what, {}), people: [] }, calendar);
      try {
        await this.dossiers.save(before, after, factsOf(after, after.history.at(-1)?.move ?? 'fee-paid'));
        this.logger.info({ dossierId: id, move: after.history.at(-1)?.move, from: before.state, to: after.state, version: after.version }, 'dossier moved');
        return after;
      } catch (error) {
        if (!(error instanceof StaleDossier)) throw error;
      }
    }
    throw new DependencyAway('a dossier changed each time money was to be written on it');
  }
}
