import type { Person } from '@motcua/auth/sign-in';
import type { Agency } from '@motcua/contracts/agency';
import type { StaffList } from '@motcua/contracts/staff-api';
import { ifThere } from '@motcua/pages/answer';
import { ServiceRefused } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import type { Visit } from '../frame/visit.ts';
import { agencyFormPage } from './agency-form.page.tsx';
import type { AgencyFormProps } from './agency-form.page.tsx';
import { agencyPage } from './agency.page.tsx';
import type { AgencyProps } from './agency.page.tsx';
import { closeAgencyPage } from './close-agency.page.tsx';
import type { CloseProps } from './close-agency.page.tsx';
import { OrganisationClient } from './organisation.client.ts';
import { keepsStaff } from './organiser.ts';
import { agenciesFound, branchesOf } from './tree.ts';
import { treePage } from './tree.page.tsx';

export interface Asking {
  readonly visit: Visit;
  readonly person: Person;
}

const byName = new Intl.Collator('vi', { numeric: true });
const sorted = (agencies: readonly Agency[]) => agencies.toSorted((one, other) => byName.compare(one.name.vi, other.name.vi));

/** Brings together what the pages of agencies show: the tree from the topics, the one agency as catalogue has it now. */
@Injectable()
export class AgencyDesk {
  constructor(
    private readonly client: OrganisationClient,
    private readonly catalogue: Catalogue,
    private readonly rooms: RoomKeeper,
  ) {}

  known(code: string): Agency | undefined {
    return this.catalogue.agency(code);
  }

  async tree({ visit, person }: Asking, q: string): Promise<string> {
    const agencies = this.catalogue.agencyList();
    const users = Map.groupBy(agencies, ({ calendar }) => calendar);
    const calendars = this.catalogue.calendarList().map((calendar) => ({ calendar, agencies: users.get(calendar.id)?.length ?? 0 })).sort((one, other) => other.agencies - one.agencies);
    const room = await this.rooms.furnish(visit, person);
    return treePage(room, { branches: branchesOf(agencies), count: agencies.length, q, found: agenciesFound(agencies, q), calendars, usual: calendars[0]?.calendar.id });
  }

  async page({ visit, person }: Asking, code: string, done: AgencyProps['done']): Promise<string> {
    const [agency, staff, room] = await Promise.all([this.client.agency(code), this.staffAt(person, code), this.rooms.furnish(visit, person)]);
    const agencies = this.catalogue.agencyList();
    return agencyPage(room, {
      agency,
      staff,
      done,
      parent: this.catalogue.agency(agency.parent),
      successor: this.catalogue.agency(agency.closed?.successor),
      below: sorted(agencies.filter(({ parent }) => parent === code)),
      calendar: this.catalogue.calendarList().find(({ id }) => id === agency.calendar),
    });
  }

  async form({ visit, person }: Asking, props: Omit<AgencyFormProps, 'parents' | 'calendars'>): Promise<string> {
    const room = await this.rooms.furnish(visit, person);
    const parents = sorted(this.catalogue.agencyList().filter(({ kind, closed, code }) => kind !== 'ward' && !closed && code !== props.typed.code));
    const first: Readonly<Record<Agency['kind'], number>> = { city: 0, department: 1, district: 2, ward: 3 };
    return agencyFormPage(room, { ...props, parents: parents.toSorted((one, other) => first[one.kind] - first[other.kind]), calendars: this.catalogue.calendarList() });
  }

  async closing({ visit, person }: Asking, props: Omit<CloseProps, 'others'>): Promise<string> {
    const room = await this.rooms.furnish(visit, person);
    const others = this.catalogue.agencyList().filter(({ code, closed, kind }) => code !== props.agency.code && !closed && kind === props.agency.kind);
    const parent = this.catalogue.agency(props.agency.parent);
    return closeAgencyPage(room, { ...props, others: [...(parent ? [parent] : []), ...sorted(others)] });
  }

  /** Only for whoever keeps these accounts; the page stands without them while identity is away. */
  private async staffAt(person: Person, code: string): Promise<StaffList | undefined> {
    if (!keepsStaff(person)) return undefined;
    return ifThere(this.client.staffAt(person, code)).catch((error: unknown) => {
      if (error instanceof ServiceRefused && error.status === 403) return undefined;
      throw error;
    });
  }
}
