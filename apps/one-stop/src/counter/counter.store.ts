import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { DOSSIER, type DossierDocument } from '../dossiers/dossier.schema.ts';
import { keyOf } from '../dossiers/found-by.ts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';

/** Nobody has handed in more for one matter; and a number that more people share says nothing. */
const most = 30;

/** What is known of people who came before, to those who receive at the same agency; nothing of it from confidential dossiers. */
@Injectable()
export class CounterStore {
  constructor(@InjectModel(DOSSIER) private readonly dossiers: Model<DossierDocument>) {}

  /** Dossiers of an agency whose applicant has one of these whole numbers, the newest first. */
  async withNumbers(agency: string, numbers: readonly string[], procedure?: string): Promise<KeptDossier[]> {
    if (numbers.length === 0) return [];
    const filter = { foundBy: { $in: numbers.map((number) => keyOf(agency, number)) }, 'agency.code': agency, 'sought.digits': { $in: numbers }, confidential: { $ne: true as const }, ...(procedure === undefined ? {} : { 'procedure.id': procedure }) };
    const found = await this.dossiers.find(filter).sort({ submittedAt: -1 }).limit(most).lean<DossierDocument[]>();
    return found.map(({ _id, ...rest }) => ({ id: _id, ...rest }));
  }
}
