import type { Person } from '@motcua/auth/sign-in';
import { show } from '@motcua/pages/reply';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Catalogue } from '../catalogue/catalogue.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import type { Visit } from '../frame/visit.ts';
import { changesBetween } from './calendar-changes.ts';
import type { CalendarDraft } from './calendar-draft.ts';
import { calendarEditPage } from './calendar-edit.page.tsx';
import type { CalendarEditProps } from './calendar-edit.page.tsx';
import { calendarPage } from './calendar.page.tsx';
import { movesPage } from './moves.page.tsx';
import { editsAgencies } from './organiser.ts';
import { OrganisationClient } from './organisation.client.ts';
import type { Opened } from './organisation.client.ts';
import { yearsOf } from './year.ts';

export interface CalendarAsking {
  readonly visit: Visit;
  readonly person: Person;
  readonly id: string;
  readonly reply: FastifyReply;
}

/** Brings together what the pages of a calendar show. */
@Injectable()
export class CalendarDesk {
  constructor(
    private readonly client: OrganisationClient,
    private readonly catalogue: Catalogue,
    private readonly rooms: RoomKeeper,
  ) {}

  async year({ visit, person, id }: CalendarAsking, wished: number, published: boolean): Promise<string> {
    const [calendar, reckoning, room] = await Promise.all([this.client.calendar(id), editsAgencies(person) ? this.client.reckoning(person, id) : undefined, this.rooms.furnish(visit, person)]);
    const years = yearsOf(calendar);
    const year = years.includes(wished) ? wished : (years.at(-1) ?? wished);
    const byName = new Intl.Collator('vi', { numeric: true });
    const agencies = this.catalogue.agencyList().filter((agency) => agency.calendar === id).sort((one, other) => byName.compare(one.name.vi, other.name.vi));
    return calendarPage(room, { calendar, year, agencies, reckoning, published });
  }

  async edit({ visit, person, id, reply }: CalendarAsking, props: Omit<CalendarEditProps, 'id'>, status?: number): Promise<void> {
    await show(reply, calendarEditPage(await this.rooms.furnish(visit, person), { id, ...props }), status);
  }

  /** What is wrong goes back to the fields; what is right is shown with what it would move. */
  async look(asking: CalendarAsking, { draft, opened, page }: { draft: CalendarDraft; opened: Opened; page: number }): Promise<void> {
    const { visit, person, id, reply } = asking;
    const { problems } = await this.client.checkCalendar(person, draft.content);
    if (problems.length > 0) return this.edit(asking, { draft, opened, problems }, 422);
    const [moves, published, room] = await Promise.all([this.client.dryRun(person, draft.content, page), this.client.calendar(id), this.rooms.furnish(visit, person)]);
    const changes = opened.version === 0 ? [] : changesBetween(published, draft.content);
    const agencyName = (code: string) => this.catalogue.agency(code)?.name[visit.lang] ?? code;
    await show(reply, movesPage(room, { id, draft, opened, changes, moves, agencyName }));
  }
}
