import type { Actor } from '@motcua/domain/actor';
import { mayAssign } from '@motcua/domain/dossier/confidential';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import type { Reading } from './dossier.view.ts';
import type { KeptDossier, KnownOfficial } from './kept-dossier.ts';
import { People } from './people.ts';

/** What a dossier is read with: by whom, when, by which calendar, and to whom its reader may give it. */
@Injectable()
export class Readings {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  async of(dossier: KeptDossier, reader: Actor): Promise<Reading> {
    const calendar = this.catalogue.calendarOf(dossier.agency.code);
    return { reader, calendar, now: this.clock.now(), inspectors: await this.inspectors(dossier, reader) };
  }

  /** Nobody gives a dossier to themselves, or to who has it. */
  private async inspectors(dossier: KeptDossier, reader: Actor): Promise<KnownOfficial[] | undefined> {
    if (!mayAssign(dossier, reader)) return undefined;
    const all = await this.people.inspectorsAt(dossier.desk.agency);
    return all?.filter(({ id }) => id !== reader.id && id !== dossier.assignee);
  }
}
