import { Lease } from '@motcua/messaging/lease';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { DOSSIER, type DossierDocument } from '../dossiers/dossier.schema.ts';

/** Dossiers whose term ran out without a word about it. */
@Injectable()
export class OverdueStore {
  readonly lease: Lease;

  constructor(@InjectModel(DOSSIER) private readonly dossiers: Model<DossierDocument>) {
    const { db } = dossiers.db;
    if (!db) throw new Error('the store is not connected yet');
    // Long enough for a batch; who dies gives the work to another after it.
    this.lease = new Lease(db, 'overdue-watch', 30_000);
  }

  /** @param before the minute that is running, in ISO text: what was due in an earlier one is late */
  async unnoted(before: string, most: number): Promise<string[]> {
    // Hinted, because with a limit DocumentDB would rather read the whole collection.
    const found = await this.dossiers.collection.find({ 'desk.watch': { $lt: before } } as never, { projection: { _id: 1 }, limit: most, hint: { 'desk.watch': 1 } }).toArray();
    return found.map(({ _id }) => String(_id));
  }
}
