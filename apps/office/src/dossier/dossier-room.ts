import type { Person } from '@motcua/auth/sign-in';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import { ifThere, ServiceRefused } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import type { DossierQuery } from '../addresses.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import type { OfficeVisit, Visit } from '../frame/visit.ts';
import { HandingDesk } from '../handing/handing-desk.ts';
import { Notices } from '../notices/notices.client.ts';
import { OneStop } from '../services/one-stop.ts';
import type { DossierProps } from './dossier.page.tsx';

/** What surrounds a dossier on its page: the frame, and beside the dossier what the page stands without. */
@Injectable()
export class DossierRoom {
  constructor(
    private readonly rooms: RoomKeeper,
    private readonly handing: HandingDesk,
    private readonly notices: Notices,
    private readonly oneStop: OneStop,
  ) {}

  furnish(visit: Visit, person: Person): Promise<OfficeVisit> {
    return this.rooms.furnish(visit, person);
  }

  /** Notes, letters and others that may be about the same. Of a confidential dossier none of it is asked for. */
  async beside({ status: { id, confidential } }: DossierView, person: Person, query: DossierQuery): Promise<Pick<DossierProps, 'notes' | 'suspected' | 'letters'>> {
    if (confidential) return {};
    const [notes, suspected, letters] = await Promise.all([this.handing.notes(person, id, query.notes), this.suspectedOf(person, id), this.notices.letters(id)]);
    return { notes, suspected, letters };
  }

  /** Whoever may not read the dossier hears so from the dossier itself. */
  private suspectedOf(person: Person, id: string) {
    return ifThere(this.oneStop.duplicatesOf(person, id)).catch((error: unknown) => {
      if (error instanceof ServiceRefused) return undefined;
      throw error;
    });
  }
}
