import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { DOSSIER, type DossierDocument } from '../dossiers/dossier.schema.ts';
import { type OpenTerm, openTermFields } from './open-term.ts';

const atOnce = 1_000;

/** Terms of open dossiers, as a stream: however many there are, a batch of them is in memory. */
@Injectable()
export class TermStore {
  constructor(@InjectModel(DOSSIER) private readonly dossiers: Model<DossierDocument>) {}

  /** In batches, in no order. */
  async *openAt(agencies: readonly string[]): AsyncGenerator<OpenTerm[]> {
    if (agencies.length === 0) return;
    const filter = { 'agency.code': { $in: agencies }, 'desk.open': true };
    const cursor = this.dossiers.collection.find(filter as never, { projection: openTermFields, batchSize: atOnce });
    // A batch as it came over the wire: a promise for each dossier would cost as much as reading it.
    while (await cursor.hasNext()) yield cursor.readBufferedDocuments(atOnce).map(({ _id, ...term }) => ({ id: String(_id), ...term }) as unknown as OpenTerm);
  }
}
