import type { PlainDate } from '@motcua/domain/calendar/plain-date';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { DOSSIER, type DossierDocument } from '../dossiers/dossier.schema.ts';

/** A dossier as a digest tells of it. */
export type DueDossier = Pick<DossierDocument, '_id' | 'reference' | 'procedure' | 'confidential' | 'desk'>;

/** Nobody reads a list of more; the queues show the rest. */
const mostTold = 2_000;

@Injectable()
export class DueStore {
  constructor(@InjectModel(DOSSIER) private readonly dossiers: Model<DossierDocument>) {}

  /** Open ones at that agency whose term ends on that day or before it, the most urgent first. */
  async dueUpTo(agency: string, day: PlainDate): Promise<DueDossier[]> {
    const found = await this.dossiers
      .find({ 'desk.agency': agency, 'desk.open': true, 'desk.dueOn': { $ne: null, $lte: day } }, { reference: 1, procedure: 1, confidential: 1, desk: 1 })
      .limit(mostTold)
      .lean<DueDossier[]>();
    return found.sort((one, other) => ((one.desk.dueAt ?? '') < (other.desk.dueAt ?? '') ? -1 : 1));
  }
}
