import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, mongo } from 'mongoose';
import { DOSSIER, type DossierDocument } from '../dossiers/dossier.schema.ts';

interface Writer {
  _id: string;
  seenAt: Date;
}

/** Whoever has not been seen for so long has written nothing for as long. */
const goneAfter = 10 * 60_000;

/** Processes of this service that write dossiers: each looks what the others wrote. */
@Injectable()
export class WritersStore {
  private readonly writers: mongo.Collection<Writer>;

  constructor(@InjectModel(DOSSIER) dossiers: Model<DossierDocument>) {
    const { db } = dossiers.db;
    if (!db) throw new Error('the store is not connected yet');
    this.writers = db.collection<Writer>('writers');
  }

  async beat(writer: string, now: Date): Promise<void> {
    await this.writers.updateOne({ _id: writer }, { $set: { seenAt: now } }, { upsert: true });
    await this.writers.deleteMany({ seenAt: { $lt: new Date(now.getTime() - goneAfter) } });
  }

  async others(writer: string): Promise<string[]> {
    const found = await this.writers.find({ _id: { $ne: writer } }).toArray();
    return found.map(({ _id }) => _id);
  }
}
