import type { Submission } from '@motcua/contracts/eforms-api';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Inject, Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { DossierStore } from '../dossiers/dossier.store.ts';
import { Eforms } from './eforms.ts';
import { newDossier } from './new-dossier.ts';

/** As many as eforms hands over at once. */
const mostAtOnce = 200;

/** From submissions to dossiers. Whoever asks first opens them, and whoever asks again finds them there. */
@Injectable()
export class Opening {
  constructor(
    private readonly dossiers: DossierStore,
    private readonly eforms: Eforms,
    private readonly catalogue: Catalogue,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns how many of them eforms does not know */
  async open(submitted: readonly string[]): Promise<number> {
    await this.catalogue.ready();
    const ids = [...new Set(submitted)];
    let unknown = 0;
    for (let at = 0; at < ids.length; at += mostAtOnce) unknown += await this.openSome(ids.slice(at, at + mostAtOnce));
    return unknown;
  }

  private async openSome(ids: readonly string[]): Promise<number> {
    const present = await this.dossiers.present(ids);
    const missing = ids.filter((id) => !present.has(id));
    if (missing.length === 0) return 0;
    const submissions = await this.eforms.contentOf(missing);
    await this.dossiers.add(submissions.map((submission) => this.dossierOf(submission)));
    this.logger.info({ dossiers: submissions.length }, 'dossiers opened');
    return missing.length - submissions.length;
  }

  private dossierOf(submission: Submission) {
    const procedure = this.catalogue.procedureOf(submission);
    return newDossier(submission, { procedure, calendar: this.catalogue.calendarOf(submission.agency.code), units: this.catalogue.units, agencies: this.catalogue.allAgencies() });
  }
}
