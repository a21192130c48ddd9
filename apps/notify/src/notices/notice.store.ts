import { ignoreDuplicateKey, ignoreDuplicateKeys } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, mongo } from 'mongoose';
import { DIGEST_RUN, type DigestRunDocument, NOTICE, type NoticeDocument } from './notice.schema.ts';

const shown = 100;
/** A bell with more says "99+". */
const mostCounted = 100;

/** Stands beside the mornings that are done. */
const mentions = 'mentions';

@Injectable()
export class NoticeStore {
  constructor(
    @InjectModel(NOTICE) private readonly notices: Model<NoticeDocument>,
    @InjectModel(DIGEST_RUN) private readonly runs: Model<DigestRunDocument>,
  ) {}

  /** The same notice told again stays as it is. */
  async add(notice: NoticeDocument): Promise<void> {
    await this.notices.create({ ...notice, unread: true }).catch(ignoreDuplicateKey);
  }

  newest(official: string): Promise<NoticeDocument[]> {
    return this.notices.find({ official }).sort({ at: -1 }).limit(shown).lean<NoticeDocument[]>();
  }

  unread(official: string): Promise<number> {
    return this.notices.countDocuments({ official, unread: true }, { limit: mostCounted });
  }

  async readUpTo(official: string, at: Date): Promise<void> {
    await this.notices.updateMany({ official, at: { $lte: at }, unread: true }, { $unset: { unread: 1 } });
  }

  /** Which of these mornings are done. */
  async runsAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.runs.find({ _id: { $in: ids } }, { _id: 1 }).lean<{ _id: string }[]>();
    return new Set(found.map(({ _id }) => _id));
  }

  async noteRuns(runs: readonly DigestRunDocument[]): Promise<void> {
    if (runs.length > 0) await this.runs.insertMany(runs, { ordered: false }).catch(ignoreDuplicateKeys);
  }

  /** Up to which instant mentions were told; undefined before the first time. */
  async reached(): Promise<Date | undefined> {
    return (await this.runs.findById(mentions).lean<DigestRunDocument>())?.doneAt;
  }

  async reach(instant: Date): Promise<void> {
    await this.runs.updateOne({ _id: mentions }, { $set: { doneAt: instant, told: 0 } }, { upsert: true }).catch(ignoreDuplicateKey);
  }

  /** For the lease of the sweep. */
  database(): mongo.Db {
    const { db } = this.notices.db;
    if (!db) throw new Error('the store is not connected yet');
    return db;
  }
}
