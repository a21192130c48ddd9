import type { BulkRow } from '@motcua/contracts/bulk-api';
import { Lease } from '@motcua/messaging/lease';
import { ignoreDuplicateKey } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { BULK_JOB, type BulkJobDocument } from './bulk-job.schema.ts';

const mostShown = 20;

@Injectable()
export class BulkJobStore {
  /** One process works jobs off; who dies is followed by another when this is over. */
  readonly lease: Lease;

  constructor(@InjectModel(BULK_JOB) private readonly jobs: Model<BulkJobDocument>) {
    const { db } = jobs.db;
    if (!db) throw new Error('the store is not connected yet');
    this.lease = new Lease(db, 'bulk-jobs', 15_000);
  }

  /** @returns the job that this person made with this key: this one, or an earlier one */
  async add(job: BulkJobDocument): Promise<BulkJobDocument> {
    await this.jobs.collection.insertOne(job as never).catch(ignoreDuplicateKey);
    const kept = await this.jobs.findOne({ by: job.by, key: job.key }).lean<BulkJobDocument>();
    return kept ?? job;
  }

  find(id: string, by: string): Promise<BulkJobDocument | null> {
    return this.jobs.findOne({ _id: id, by }).lean<BulkJobDocument>().exec();
  }

  /** Of one person, the newest first. */
  async of(by: string): Promise<BulkJobDocument[]> {
    const found = await this.jobs.find({ by }).lean<BulkJobDocument[]>();
    return found.toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1)).slice(0, mostShown);
  }

  /** The oldest that is not done. */
  async next(): Promise<BulkJobDocument | undefined> {
    const waiting = await this.jobs.find({ doneAt: null }).lean<BulkJobDocument[]>();
    return waiting.toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1))[0];
  }

  async note(id: string, at: number, row: BulkRow): Promise<void> {
    await this.jobs.collection.updateOne({ _id: id } as never, { $set: { [`rows.${at}`]: row } } as never);
  }

  async finish(id: string, doneAt: string): Promise<void> {
    await this.jobs.collection.updateOne({ _id: id } as never, { $set: { doneAt } } as never);
  }

  async see(id: string): Promise<void> {
    await this.jobs.collection.updateOne({ _id: id, doneAt: { $ne: null } } as never, { $set: { seen: true } } as never);
  }
}
