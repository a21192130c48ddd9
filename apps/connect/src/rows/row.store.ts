import type { RowFate } from '@motcua/contracts/feeds-api';
import { duplicatesIn } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, mongo } from 'mongoose';
import { markCounted } from '../health/counted.store.ts';
import type { Mark } from '../health/tally.ts';
import { ROW, type CountedRow, type RowDocument } from './row.schema.ts';

export type Verdict = Pick<RowDocument, '_id' | 'feed' | 'fate' | 'problems' | 'saysAt'>;

@Injectable()
export class RowStore {
  constructor(@InjectModel(ROW) private readonly rows: Model<RowDocument>) {}

  /** Writes rows down; on disk at a majority when it resolves. @returns the ids of those that were there already. */
  async keep(arrivals: readonly RowDocument[]): Promise<Set<string>> {
    if (arrivals.length === 0) return new Set();
    const again = await this.collection()
      .insertMany(arrivals.map((row) => ({ ...row, uncounted: row.feed })), { ordered: false })
      .then(() => [], duplicatesIn);
    const ids = again.flatMap((at) => arrivals[at]?._id ?? []);
    if (ids.length > 0) await this.rows.updateMany({ _id: { $in: ids } }, { $set: { receivedAt: arrivals[0]?.receivedAt, uncounted: arrivals[0]?.feed }, $inc: { times: 1 } });
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
      sorted.map(({ _id, feed, fate, problems, saysAt }) => ({ updateOne: { filter: { _id }, update: { $set: { fate, uncounted: feed, ...(saysAt ? { saysAt } : {}), ...(problems ? { problems } : {}) }, ...(problems ? {} : { $unset: { problems: 1 as const } }) } } })),
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

  /** Of so many rows that are not counted, their feeds. */
  async feedsUncounted(most: number): Promise<string[]> {
    const found = await this.rows.find({ uncounted: { $gt: '' } }, { uncounted: 1 }).hint({ uncounted: 1 }).limit(most).lean<Pick<RowDocument, 'uncounted'>[]>();
    return [...new Set(found.flatMap(({ uncounted }) => uncounted ?? []))];
  }

  uncounted(feed: string, most: number): Promise<RowDocument[]> {
    return this.rows.find({ uncounted: feed }).hint({ uncounted: 1 }).limit(most).lean<RowDocument[]>();
  }

  /** Once in the life of a feed. */
  async callUncounted(feed: string): Promise<void> {
    await this.rows.updateMany({ feed, counted: { $exists: false } }, { $set: { uncounted: feed } });
  }

  /** Those that are something else by now are to be counted once more. */
  async markCounted(marks: readonly Mark<CountedRow>[], serial: number): Promise<void> {
    await markCounted(this.rows.db.collection(this.rows.collection.collectionName), marks, serial);
  }

  withFate(feed: string, fates: readonly RowFate[], most: number): Promise<RowDocument[]> {
    return this.rows.find({ feed, fate: { $in: fates } }).sort({ receivedAt: -1 }).limit(most).lean<RowDocument[]>();
  }

  private collection(): mongo.Collection<RowDocument> {
    return this.rows.db.collection<RowDocument>(this.rows.collection.collectionName);
  }
}
