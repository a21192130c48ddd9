import { GroupCommit } from '@motcua/persistence/group-commit';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { mongo, Model } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { ANNOUNCEMENT, type AnnouncementDocument } from './announcement.schema.ts';

@Injectable()
export class AnnouncementStore {
  private readonly drops = new GroupCommit<string, true>((ids) => this.dropTogether(ids), { inFlight: 1 });

  constructor(@InjectModel(ANNOUNCEMENT) private readonly announcements: Model<AnnouncementDocument>) {}

  /** @returns its id */
  async note(dossiers: string[]): Promise<string> {
    const _id = randomUUID();
    await this.collection().insertOne({ _id, dossiers, at: new Date() });
    return _id;
  }

  async drop(id: string): Promise<void> {
    await this.drops.add(id);
  }

  /** Leaves only these on it. */
  async shrink(id: string, dossiers: string[]): Promise<void> {
    await this.announcements.updateOne({ _id: id }, { $set: { dossiers } });
  }

  notedBefore(instant: Date, limit: number): Promise<AnnouncementDocument[]> {
    return this.announcements.find({ at: { $lt: instant } }).limit(limit).lean<AnnouncementDocument[]>();
  }

  /** For the lease of the sweep. */
  database(): mongo.Db {
    const { db } = this.announcements.db;
    if (!db) throw new Error('the store is not connected yet');
    return db;
  }

  private collection(): mongo.Collection<AnnouncementDocument> {
    return this.announcements.db.collection<AnnouncementDocument>(this.announcements.collection.collectionName);
  }

  private async dropTogether(ids: readonly string[]): Promise<true[]> {
    await this.announcements.deleteMany({ _id: { $in: ids } });
    return ids.map(() => true);
  }
}
