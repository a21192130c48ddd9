import type { DueAtAgency } from '@motcua/contracts/notices-api';
import { minuteOf } from '@motcua/domain/calendar/instant';
import { dateOfDay } from '@motcua/domain/calendar/plain-date';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { DeskFiler } from '../queues/desk-filer.ts';
import { DeskKeeper } from '../queues/desk-keeper.ts';
import { dueRow } from './due.ts';
import { DueStore } from './due.store.ts';

/** Nobody reads a list of more; the queues show the rest. */
const mostTold = 2_000;

/** What is over or due within two working days at an agency, as the queues of those who work there have it. */
@Injectable()
export class DueService {
  constructor(
    private readonly keeper: DeskKeeper,
    private readonly filer: DeskFiler,
    private readonly store: DueStore,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  async at(agency: string): Promise<DueAtAgency> {
    const calendar = this.catalogue.calendarOf(agency);
    const now = this.clock.now().toISOString();
    const day = calendar.dayAt(minuteOf(now));
    const rows = await this.store.told(this.idsUpTo(agency, dateOfDay(calendar.nextWorkingDay(calendar.nextWorkingDay(day + 1) + 1))));
    return { rows: rows.map((dossier) => dueRow(dossier, { now, today: dateOfDay(day) }, calendar)) };
  }

  private idsUpTo(agency: string, soon: string): string[] {
    this.keeper.mustBeFull();
    const due = [...this.filer.index.at(agency)].filter((line) => line.agency === agency && line.open && line.dueOn !== null && line.dueOn <= soon);
    return due.sort((one, other) => (one.order < other.order ? -1 : 1)).slice(0, mostTold).map(({ id }) => id);
  }
}
