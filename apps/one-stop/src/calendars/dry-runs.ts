import type { CalendarDryRun, CalendarMoves, MovedTerm } from '@motcua/contracts/calendar-moves-api';
import type { Calendar } from '@motcua/contracts/agency';
import { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Inject, Injectable } from '@nestjs/common';
import { hash } from 'node:crypto';
import { Catalogue } from '../catalogue/catalogue.ts';
import { MostUrgent } from './most-urgent.ts';
import { presentTerm } from './open-term.ts';
import { emptyTally, type Move, moveOf, type Tally, tallied, urgencyOf } from './tally.ts';
import { TermStore } from './term.store.ts';

interface Found {
  readonly tally: Tally;
  readonly asOf: string;
  readonly rows: readonly MovedTerm[];
}

const pageSize = 50;
const mostTold = 1_000;
/** So long the same calendar is not looked at again: long enough to turn pages, short enough to be true. */
const keptFor = 60_000;

/** What a calendar would move, were it published. Nothing is changed. */
@Injectable()
export class DryRuns {
  private readonly known = new Map<string, { readonly found: Promise<Found>; readonly until: number }>();
  /** One at a time: each reads every open dossier of the calendar's agencies. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly terms: TermStore,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws CalendarUnusable, DependencyAway */
  async page({ calendar, page }: CalendarDryRun): Promise<CalendarMoves> {
    const then = new WorkingCalendar({ ...calendar, version: (this.catalogue.publishedCalendar(calendar.id)?.version ?? 0) + 1 });
    const { tally, asOf, rows } = await this.found(calendar, then);
    const pages = Math.max(1, Math.ceil(rows.length / pageSize));
    return { ...tally, asOf, rows: rows.slice((page - 1) * pageSize, page * pageSize), page, pages };
  }

  private found(calendar: Omit<Calendar, 'version'>, then: WorkingCalendar): Promise<Found> {
    const key = hash('sha256', JSON.stringify([calendar, then.version]), 'base64url');
    const now = this.clock.machine().getTime();
    const known = this.known.get(key);
    if (known && known.until > now) return known.found;
    for (const [old, { until }] of this.known) if (until <= now) this.known.delete(old);
    const found = this.last.then(() => this.run(calendar.id, then));
    this.last = found.catch(() => undefined);
    this.known.set(key, { found, until: now + keptFor });
    found.catch(() => this.known.delete(key));
    return found;
  }

  private async run(id: string, then: WorkingCalendar): Promise<Found> {
    const began = performance.now();
    const asOf = this.clock.now().toISOString();
    const urgent = new MostUrgent<Move>(mostTold);
    let tally = emptyTally;
    for await (const batch of this.terms.openAt(this.catalogue.agenciesWith(id))) {
      const moves = batch.flatMap((term) => moveOf(term, then) ?? []);
      // Confidential dossiers are moved and counted like others, but administrators are not told which there are.
      for (const move of moves) if (!move.term.confidential) urgent.put(urgencyOf(move, asOf), move);
      tally = tallied(tally, { seen: batch.length, moves }, asOf);
      if (tally.seen % 20_000 < batch.length) this.logger.debug({ calendar: id, ...tally }, 'dry run under way');
    }
    this.logger.info({ calendar: id, seen: tally.seen, moves: tally.moves, milliseconds: Math.round(performance.now() - began) }, 'dry run of a calendar');
    const rows = urgent.inOrder().map(({ term, outcome }) => presentTerm(term, outcome, { name: this.catalogue.procedureOf(term).name, now: this.catalogue.calendarOf(term.agency.code), then }, asOf));
    return { tally, asOf, rows };
  }
}
