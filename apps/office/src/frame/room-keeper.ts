import type { Person } from '@motcua/auth/sign-in';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { OneStop } from '../services/one-stop.ts';
import type { OfficeVisit, Visit } from './visit.ts';

/** Brings what the frame of every page shows: whose office this is, and how much lies where. */
@Injectable()
export class RoomKeeper {
  constructor(
    private readonly oneStop: OneStop,
    private readonly catalogue: Catalogue,
  ) {}

  async furnish(visit: Visit, person: Person): Promise<OfficeVisit> {
    const counts = await this.oneStop.counts(person);
    const agency = this.catalogue.agency(person.agency)?.name[visit.lang];
    return { ...visit, person, agency, counts };
  }
}
