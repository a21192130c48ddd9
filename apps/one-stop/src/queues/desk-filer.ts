import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Inject, Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { steadyNow, type Touched } from '../dossiers/touched.ts';
import { DeskIndex } from './desk-index.ts';
import { type Filed, lineOf } from './desk-line.ts';

/** Files dossiers in the index as they stand in the store. Never fails: what is written is written. */
@Injectable()
export class DeskFiler {
  constructor(
    readonly index: DeskIndex,
    private readonly catalogue: Catalogue,
    @Inject(LOGGER) readonly logger: Logger,
  ) {}

  /** Before calendars are there nothing can be filed. */
  ready(): Promise<void> {
    return this.catalogue.ready();
  }

  /** Goes with every write, dated as late as can be: other processes look for what is newer than what they know. */
  touch(): Touched {
    return { by: this.index.writer, at: steadyNow() };
  }

  file(dossier: Filed): void {
    try {
      this.index.file(lineOf(dossier, this.catalogue.calendarOf(dossier.agency.code)));
    } catch (error) {
      this.logger.error({ err: error, dossierId: dossier.id }, 'a dossier could not be filed in the desk index');
      this.index.doubt([dossier.id]);
    }
  }
}
