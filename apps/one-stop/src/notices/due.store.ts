import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { DOSSIER, type DossierDocument } from '../dossiers/dossier.schema.ts';

/** A dossier as a digest tells of it. */
export type DueDossier = Pick<DossierDocument, '_id' | 'reference' | 'procedure' | 'confidential' | 'desk'>;

@Injectable()
export class DueStore {
  constructor(@InjectModel(DOSSIER) private readonly dossiers: Model<DossierDocument>) {}

  /** The most urgent first. */
  async told(ids: readonly string[]): Promise<DueDossier[]> {
    const found = await this.dossiers.find({ _id: { $in: ids } }, { reference: 1, procedure: 1, confidential: 1, desk: 1 }).lean<DueDossier[]>();
    return found.filter(({ desk }) => desk.open && desk.dueAt !== null).sort((one, other) => ((one.desk.dueAt ?? '') < (other.desk.dueAt ?? '') ? -1 : 1));
  }
}
