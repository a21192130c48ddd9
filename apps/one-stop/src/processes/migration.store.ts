import { Lease } from '@motcua/messaging/lease';
import { ignoreDuplicateKeys } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { MIGRATION, type MigrationRun } from './migration.schema.ts';

const mostTold = 20;

@Injectable()
export class MigrationStore {
  readonly lease: Lease;

  constructor(@InjectModel(MIGRATION) private readonly runs: Model<MigrationRun>) {
    const { db } = runs.db;
    if (!db) throw new Error('the store is not connected yet');
    // Long enough for a batch; who dies gives the work to another after it.
    this.lease = new Lease(db, 'process-migration', 30_000);
  }

  /** Once for each id; what is there already stays. */
  async add(run: MigrationRun): Promise<void> {
    await this.runs.collection.insertMany([run as never]).catch(ignoreDuplicateKeys);
  }

  find(id: string): Promise<MigrationRun | null> {
    return this.runs.findById(id).lean<MigrationRun>().exec();
  }

  /** The newest plans of a procedure. */
  of(procedure: string): Promise<MigrationRun[]> {
    return this.runs.find({ procedure }).sort({ begunAt: -1 }).limit(mostTold).lean<MigrationRun[]>().exec();
  }

  /** The oldest first: a later plan may go on from where an earlier one led. */
  undone(): Promise<MigrationRun[]> {
    return this.runs.find({ doneAt: { $exists: false } }).sort({ begunAt: 1 }).lean<MigrationRun[]>().exec();
  }

  async note(id: string, progress: Partial<Pick<MigrationRun, 'seen' | 'moved' | 'stayed' | 'startedAt' | 'doneAt'>>): Promise<void> {
    await this.runs.collection.updateOne({ _id: id } as never, { $set: progress });
  }
}
