import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Lease } from '@motcua/messaging/lease';
import type { Model } from 'mongoose';
import { RECKONING, type ReckonedAgency, type ReckoningRun } from './reckoning.schema.ts';

const runOf = (calendar: string) => `run:${calendar}`;

@Injectable()
export class ReckoningStore {
  readonly lease: Lease;

  constructor(@InjectModel(RECKONING) private readonly reckonings: Model<{ _id: string }>) {
    const { db } = reckonings.db;
    if (!db) throw new Error('the store is not connected yet');
    // Long enough for a batch; who dies gives the work to another after it.
    this.lease = new Lease(db, 'calendar-reckoning', 30_000);
  }

  /** By which calendar each agency's dossiers were last reckoned. */
  async reckoned(): Promise<ReadonlyMap<string, string>> {
    const found = await this.reckonings.find({ calendar: { $exists: true } }).lean<ReckonedAgency[]>();
    return new Map(found.map(({ _id, calendar }) => [_id, calendar]));
  }

  async settle(agencies: readonly string[], calendar: string): Promise<void> {
    const operations = agencies.map((_id) => ({ updateOne: { filter: { _id }, update: { $set: { calendar } }, upsert: true } }));
    if (operations.length > 0) await this.reckonings.collection.bulkWrite(operations as never[], { ordered: false });
  }

  findRun(calendar: string): Promise<ReckoningRun | null> {
    return this.reckonings.findById(runOf(calendar)).lean<ReckoningRun>().exec();
  }

  async note(calendar: string, run: Omit<ReckoningRun, '_id'>): Promise<void> {
    await this.reckonings.collection.replaceOne({ _id: runOf(calendar) } as never, run as never, { upsert: true });
  }
}
