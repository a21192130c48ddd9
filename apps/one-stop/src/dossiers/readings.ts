import type { Actor } from '@motcua/domain/actor';
import { mayAssign } from '@motcua/domain/dossier/confidential';
import { Clock } from '@motcua/http/clock';
import { Inject, Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { feeSummary } from '../fees/dossier-fees.ts';
import { paysOnLine } from '../fees/pays-on-line.ts';
import { undoRulesFor } from '../handing/undo-rules.ts';
import { ONE_STOP_CONFIG, type OneStopConfig } from '../one-stop.config.ts';
import { Substitutes } from '../roster/substitutes.ts';
import { type ProcessWords, processWords } from '../processes/process-words.ts';
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
    private readonly substitutes: Substitutes,
    @Inject(ONE_STOP_CONFIG) private readonly config: OneStopConfig,
  ) {}

  async of(dossier: KeptDossier, reader: Actor): Promise<Reading> {
    const calendar = this.catalogue.calendarOf(dossier.agency.code);
    const [inspectors, substitutes] = await Promise.all([this.inspectors(dossier, reader), this.substitutes.of(dossier, reader)]);
    const words = reader.kind === 'official' ? this.words(dossier) : undefined;
    const fees = feeSummary(dossier, this.catalogue.procedureOf(dossier), { online: paysOnLine(this.config) });
    return { reader, calendar, fees, now: this.clock.now(), inspectors, substitutes, undoRules: undoRulesFor(dossier, this.config), words };
  }

  private words(dossier: KeptDossier): ProcessWords {
    const { id, version } = dossier.procedure;
    return processWords(this.catalogue.procedureOf({ procedure: { id, version: dossier.process ?? version } }), this.catalogue.procedureOf(dossier), this.catalogue.allAgencies());
  }

  /** Nobody gives a dossier to themselves, or to who has it. */
  private async inspectors(dossier: KeptDossier, reader: Actor): Promise<KnownOfficial[] | undefined> {
    if (!mayAssign(dossier, reader)) return undefined;
    const all = await this.people.inspectorsAt(dossier.desk.agency);
    return all?.filter(({ id }) => id !== reader.id && id !== dossier.assignee);
  }
}
