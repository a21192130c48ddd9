import type { Reckoning } from '@motcua/contracts/calendar-moves-api';
import { Clock } from '@motcua/http/clock';
import { LOGGER } from '@motcua/http/logger-token';
import { RequestProblem } from '@motcua/http/problem';
import type { Logger } from '@motcua/logging/logger';
import { Rounds } from '@motcua/messaging/rounds';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { outcomeOf } from './open-term.ts';
import { ReckoningStore } from './reckoning.store.ts';
import { TermMover } from './term-mover.ts';

/** How often a process looks whether there is work that nobody does: after a crash, or when another gave up. */
const every = 10_000;
/** A published calendar and the agencies that got it come in one after the other. */
const settleFor = 200;
/** As many are written between two looks at whether to go on. */
const atOnce = 250;

/**
 * Reckons open dossiers afresh when their calendar has changed. What was done is known per agency, so that a process that died is followed by
 * another that begins at the beginning: who was moved already is not moved again.
 */
@Injectable()
export class Reckoner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly reckonings: ReckoningStore,
    private readonly mover: TermMover,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.rounds = new Rounds({ work: () => this.work(), every, lease: reckonings.lease, onTrouble: (error) => this.logger.warn({ err: error }, 'open dossiers could not be reckoned and are tried again') });
  }

  onApplicationBootstrap(): void {
    void this.catalogue.ready().then(() => {
      this.catalogue.onCalendars(() => this.rounds.schedule(settleFor));
      this.rounds.schedule(0);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.close();
  }

  /** @throws RequestProblem 404 */
  async reckoningOf(id: string): Promise<Reckoning> {
    const calendar = this.catalogue.publishedCalendar(id);
    if (!calendar) throw new RequestProblem(404, 'not-found', { detail: `There is no calendar ${id}.` });
    const run = await this.reckonings.findRun(id);
    if (!run || run.version !== calendar.version) return { calendar: id, version: calendar.version, state: 'waiting', seen: 0, moved: 0, unreached: 0 };
    const { version, seen, moved, unreached, doneAt } = run;
    return { calendar: id, version, state: doneAt === undefined ? 'running' : 'done', seen, moved, unreached, ...(doneAt === undefined ? {} : { doneAt }) };
  }

  /** Everything there is to do now, a calendar at a time, unless another process does it. */
  private async work(): Promise<void> {
    const known = await this.reckonings.reckoned();
    const due = [...this.catalogue.calendarsInForce()].filter(([agency, calendar]) => known.get(agency) !== calendar);
    if (due.length === 0 || !this.rounds.goesOn || !(await this.reckonings.lease.take())) return;
    for (const [calendar, agencies] of Map.groupBy(due, ([, of]) => of)) await this.reckon(calendar, agencies.map(([code]) => code));
  }

  private async reckon(calendar: string, agencies: readonly string[]): Promise<void> {
    const [id = '', version = ''] = calendar.split('/');
    const run = { version: Number(version), seen: 0, moved: 0, unreached: 0 };
    const goesOn = async () => this.rounds.goesOn && this.catalogue.publishedCalendar(id)?.version === run.version && (await this.reckonings.lease.take());
    const moving: string[] = [];
    // A dossier that is written while it is being read past would be read again: first all are looked at, then those that move are written.
    for await (const batch of this.mover.openAt(agencies)) {
      if (!(await goesOn())) return;
      const outcomes = batch.map((term) => ({ id: term.id, ...outcomeOf(term, this.catalogue.calendarOf(term.agency.code)) }));
      moving.push(...outcomes.filter(({ what }) => what === 'moved' || what === 'step-moved').map((outcome) => outcome.id));
      run.unreached += outcomes.filter(({ what }) => what === 'unreached').length;
      run.seen += batch.length;
      await this.reckonings.note(id, run);
    }
    for (let from = 0; from < moving.length; from += atOnce) {
      // A newer version has come, or the process ends, or another has taken over: what is left is found again.
      if (!(await goesOn())) return;
      run.moved += await this.mover.move(moving.slice(from, from + atOnce), calendar);
      await this.reckonings.note(id, run);
    }
    await this.reckonings.settle(agencies, calendar);
    await this.reckonings.note(id, { ...run, doneAt: this.clock.now().toISOString() });
    this.logger.info({ calendar: id, ...run, agencies: agencies.length }, 'open dossiers were reckoned by a calendar');
  }
}
