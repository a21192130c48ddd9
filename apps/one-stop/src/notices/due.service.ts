import type { DueAgencies, DueAtAgency } from '@motcua/contracts/notices-api';
import { YearNotInCalendar } from '@motcua/domain/calendar/calendar-errors';
import { minuteOf } from '@motcua/domain/calendar/instant';
import { dateOfDay } from '@motcua/domain/calendar/plain-date';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { DeskFiler } from '../queues/desk-filer.ts';
import { DeskKeeper } from '../queues/desk-keeper.ts';
import type { DeskLine } from '../queues/desk-line.ts';
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
    this.keeper.mustBeFull();
    const calendar = this.catalogue.calendarOf(agency);
    const now = this.clock.now().toISOString();
    const rows = await this.store.told(this.idsAt(agency));
    return { rows: rows.map((dossier) => dueRow(dossier, { now, today: dateOfDay(calendar.dayAt(minuteOf(now))) }, calendar)) };
  }

  /** Where anything is due: most agencies of a city have nothing to be told of, and need not be asked one by one. */
  agencies(): DueAgencies {
    this.keeper.mustBeFull();
    return { agencies: [...this.filer.index.agencies()].filter((agency) => this.mayBeDue(agency)) };
  }

  /** Where the calendar does not tell of the days that come, the agency is named and asked by itself: it keeps no other from being told. */
  private mayBeDue(agency: string): boolean {
    try {
      return this.dueAt(agency).length > 0;
    } catch (error) {
      if (error instanceof YearNotInCalendar) return true;
      throw error;
    }
  }

  private dueAt(agency: string): DeskLine[] {
    const calendar = this.catalogue.calendarOf(agency);
    const day = calendar.dayAt(minuteOf(this.clock.now().toISOString()));
    const soon = dateOfDay(calendar.nextWorkingDay(calendar.nextWorkingDay(day + 1) + 1));
    return [...this.filer.index.at(agency)].filter((line) => line.agency === agency && line.open && line.dueOn !== null && line.dueOn <= soon);
  }

  private idsAt(agency: string): string[] {
    const due = this.dueAt(agency);
    return due.sort((one, other) => (one.order < other.order ? -1 : 1)).slice(0, mostTold).map(({ id }) => id);
  }
}
