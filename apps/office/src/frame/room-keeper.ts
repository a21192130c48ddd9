import type { Person } from '@motcua/auth/sign-in';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { Notices } from '../notices/notices.client.ts';
import { OneStop } from '../services/one-stop.ts';
import type { OfficeVisit, Visit } from './visit.ts';

/** Brings what the frame of every page shows: whose office this is, and how much lies where. */
@Injectable()
export class RoomKeeper {
  constructor(
    private readonly oneStop: OneStop,
    private readonly catalogue: Catalogue,
    private readonly notices: Notices,
  ) {}

  async furnish(visit: Visit, person: Person): Promise<OfficeVisit> {
    const [counts, unread] = await Promise.all([this.oneStop.counts(person), this.notices.unread(person)]);
    const agency = this.catalogue.agency(person.agency)?.name[visit.lang];
    return { ...visit, person, agency, counts, unread };
  }
}
