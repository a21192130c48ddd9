import type { DueAtAgency, ToldAtOnce } from '@motcua/contracts/notices-api';
import { minuteOf } from '@motcua/domain/calendar/instant';
import { dateOfDay } from '@motcua/domain/calendar/plain-date';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { DossiersService } from '../dossiers/dossiers.service.ts';
import { dueRow } from './due.ts';
import { DueStore } from './due.store.ts';
import { RoleHolders } from './role-holders.ts';
import { type Concerned, concernedBy, saidOf } from './told-at-once.ts';

/** What notify asks to write to officials: what is due, and whom a move concerns. Who they are and where they are written to is identity's to say. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly due: DueStore,
    private readonly dossiers: DossiersService,
    private readonly holders: RoleHolders,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  async dueAt(agency: string): Promise<DueAtAgency> {
    const calendar = this.catalogue.calendarOf(agency);
    const now = this.clock.now().toISOString();
    const day = calendar.dayAt(minuteOf(now));
    const soon = dateOfDay(calendar.nextWorkingDay(calendar.nextWorkingDay(day + 1) + 1));
    const rows = await this.due.dueUpTo(agency, soon);
    return { rows: rows.map((dossier) => dueRow(dossier, { now, today: dateOfDay(day) }, calendar)) };
  }

  /** Nothing of the dossier but what its events tell anyway. @throws RequestProblem 404, DependencyAway */
  async toldAtOnce(id: string, version: number): Promise<ToldAtOnce> {
    const dossier = await this.dossiers.any(id);
    const told = await Promise.all(concernedBy(dossier, version).map((concerned) => this.officials(concerned)));
    return { ...saidOf(dossier), told: told.flat() };
  }

  private async officials(concerned: Concerned): Promise<ToldAtOnce['told']> {
    if ('official' in concerned) return [concerned];
    const people = await Promise.all(concerned.roles.map((role) => this.holders.at(concerned.agency, role)));
    return [...new Set(people.flat())].map((official) => ({ official, kind: concerned.kind }));
  }
}
