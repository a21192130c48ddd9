import type { RowFate } from '@motcua/contracts/feeds-api';
import { duplicatesIn } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, mongo } from 'mongoose';
import { ROW, type RowDocument } from './row.schema.ts';

export type Verdict = Pick<RowDocument, '_id' | 'fate' | 'problems' | 'saysAt'>;

@Injectable()
export class RowStore {
  constructor(@InjectModel(ROW) private readonly rows: Model<RowDocument>) {}

  /** Writes rows down; on disk at a majority when it resolves. @returns the ids of those that were there already. */
  async keep(arrivals: readonly RowDocument[]): Promise<Set<string>> {
    if (arrivals.length === 0) return new Set();
    const again = await this.collection()
      .insertMany([...arrivals], { ordered: false })
      .then(() => [], duplicatesIn);
    const ids = again.flatMap((at) => arrivals[at]?._id ?? []);
    if (ids.length > 0) await this.rows.updateMany({ _id: { $in: ids } }, { $set: { receivedAt: arrivals[0]?.receivedAt }, $inc: { times: 1 } });
    return new Set(ids);
  }

  /** In the order in which they came first. */
  async ofDossiers(dossiers: readonly string[]): Promise<Map<string, RowDocument[]>> {
    const rows = await this.rows.find({ dossier: { $in: dossiers } }).sort({ place: 1, _id: 1 }).lean<RowDocument[]>();
    return Map.groupBy(rows, ({ dossier = '' }) => dossier);
  }

  ofIds(ids: readonly string[]): Promise<RowDocument[]> {
    return this.rows.find({ _id: { $in: ids } }).lean<RowDocument[]>();
  }

  /** Sorted by id: concurrent bulk writes in different orders deadlock in DocumentDB. */
  async judge(verdicts: readonly Verdict[]): Promise<void> {
    if (verdicts.length === 0) return;
    const sorted = [...verdicts].sort((one, other) => (one._id < other._id ? -1 : 1));
    await this.collection().bulkWrite(
      sorted.map(({ _id, fate, problems, saysAt }) => ({ updateOne: { filter: { _id }, update: { $set: { fate, ...(saysAt ? { saysAt } : {}), ...(problems ? { problems } : {}) }, ...(problems ? {} : { $unset: { problems: 1 as const } }) } } })),
      { ordered: false },
    );
  }

  /** Rows that nobody has judged: a crash came between. Hinted, because with a limit DocumentDB would rather read the whole collection (decision 0110). */
  async waiting(before: Date, most: number): Promise<RowDocument[]> {
    return this.rows.find({ fate: 'waiting', receivedAt: { $lt: before } }).hint({ fate: 1, receivedAt: 1 }).limit(most).lean<RowDocument[]>();
  }

  /** Dossiers of a feed, a page at a time, by id. */
  async dossiersAfter(feed: string, after: string, most: number): Promise<string[]> {
    const found = await this.rows.aggregate<{ _id: string }>([{ $match: { feed, dossier: { $gt: after } } }, { $group: { _id: '$dossier' } }, { $sort: { _id: 1 } }, { $limit: most }]);
    return found.map(({ _id }) => _id);
  }

  async countDossiers(feed: string): Promise<number> {
    const [counted] = await this.rows.aggregate<{ n: number }>([{ $match: { feed, dossier: { $gt: '' } } }, { $group: { _id: '$dossier' } }, { $count: 'n' }]);
    return counted?.n ?? 0;
  }

  /** How many rows of each feed have which fate. */
  fates(): Promise<{ feed: string; fate: RowFate; n: number; again: number }[]> {
    return this.rows.aggregate([{ $group: { _id: { feed: '$feed', fate: '$fate' }, n: { $sum: 1 }, times: { $sum: '$times' } } }, { $project: { _id: 0, feed: '$_id.feed', fate: '$_id.fate', n: 1, again: { $subtract: ['$times', '$n'] } } }]);
  }

  newest(feed: string): Promise<RowDocument | null> {
    return this.rows.findOne({ feed }).sort({ receivedAt: -1 }).lean<RowDocument>();
  }

  withFate(feed: string, fates: readonly RowFate[], most: number): Promise<RowDocument[]> {
    return this.rows.find({ feed, fate: { $in: fates } }).sort({ receivedAt: -1 }).limit(most).lean<RowDocument[]>();
  }

  private collection(): mongo.Collection<RowDocument> {
    return this.rows.db.collection<RowDocument>(this.rows.collection.collectionName);
  }
}
