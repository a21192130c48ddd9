import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import type { Asking } from './agency-desk.ts';
import { OrganisationClient } from './organisation.client.ts';
import { staffFormPage } from './staff-form.page.tsx';
import type { StaffFormProps } from './staff-form.page.tsx';
import { reachOf } from './tree.ts';

const byName = new Intl.Collator('vi', { numeric: true });

/** Brings together what the form of an account shows: what the reader may give there, and where the official may work. */
@Injectable()
export class StaffDesk {
  constructor(
    private readonly client: OrganisationClient,
    private readonly catalogue: Catalogue,
    private readonly rooms: RoomKeeper,
  ) {}

  async form({ visit, person }: Asking, props: Omit<StaffFormProps, 'mayGive' | 'agencies' | 'own'>): Promise<string> {
    const [{ mayGive }, room] = await Promise.all([this.client.staffAt(person, props.typed.agency || (person.agency ?? '')), this.rooms.furnish(visit, person)]);
    const all = this.catalogue.agencyList();
    const reach = reachOf(all, person.agency);
    const agencies = all.filter(({ code, closed }) => reach.has(code) && (!closed || code === props.typed.agency)).sort((one, other) => byName.compare(one.name.vi, other.name.vi));
    return staffFormPage(room, { ...props, mayGive, agencies, own: props.id === person.id });
  }
}
