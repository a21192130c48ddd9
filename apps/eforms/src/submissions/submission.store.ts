import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { SUBMISSION, type SubmissionDocument } from './submission.schema.ts';

/** `doubled`: one of its unique keys stands in the store already. */
export type Written = 'written' | 'doubled';

const duplicateKey = 11000;

@Injectable()
export class SubmissionStore {
  constructor(@InjectModel(SUBMISSION) private readonly submissions: Model<SubmissionDocument>) {}

  /**
   * Writes all in one message. @returns per submission, in order, what became of it
   * @throws when nothing can be said of any of them
   */
  async addAll(batch: readonly SubmissionDocument[]): Promise<(Written | Error)[]> {
    try {
      // The driver's own insertMany: mongoose's would cast and copy each document, which `newSubmission` has made right already.
      await this.submissions.db.collection<SubmissionDocument>(this.submissions.collection.collectionName).insertMany([...batch], { ordered: false });
      return batch.map(() => 'written');
    } catch (error) {
      const failures = failuresIn(error);
      if (!failures) throw error;
      return batch.map((_, index) => failures.get(index) ?? 'written');
    }
  }

  find(id: string): Promise<SubmissionDocument | null> {
    return this.submissions.findById(id).lean<SubmissionDocument>();
  }

  findAll(ids: readonly string[]): Promise<SubmissionDocument[]> {
    return this.submissions.find({ _id: { $in: ids } }).lean<SubmissionDocument[]>();
  }

  findByKey(owner: string, key: string): Promise<SubmissionDocument | null> {
    return this.submissions.findOne({ owner, key }).lean<SubmissionDocument>();
  }

  findByDraft(draftId: string): Promise<SubmissionDocument | null> {
    return this.submissions.findOne({ draftId }).lean<SubmissionDocument>();
  }

  /** Draft id → the dossier it became. */
  async ofDrafts(draftIds: readonly string[]): Promise<Map<string, { id: string; reference: string }>> {
    const found = await this.submissions.find({ draftId: { $in: draftIds } }, { draftId: 1, reference: 1 }).lean<Pick<SubmissionDocument, '_id' | 'draftId' | 'reference'>[]>();
    return new Map(found.map(({ _id, draftId = '', reference }) => [draftId, { id: _id, reference }]));
  }

  /** The owner's dossier that was submitted with this attachment. */
  async dossierWith(owner: string, attachmentId: string): Promise<string | undefined> {
    const found = await this.submissions.findOne({ owner, 'attachments.id': attachmentId }, { _id: 1 }).lean<{ _id: string }>();
    return found?._id;
  }
}

interface WriteError {
  index: number;
  code: number;
  errmsg?: string;
}

/** By index in the batch; undefined when the whole write failed. */
function failuresIn(error: unknown): Map<number, Written | Error> | undefined {
  if (!(error instanceof Error) || !('writeErrors' in error)) return undefined;
  const failures = [error.writeErrors].flat() as WriteError[];
  if (failures.length === 0) return undefined;
  return new Map(failures.map(({ index, code }) => [index, code === duplicateKey ? 'doubled' : new Error(`the store refused a submission with code ${code}`)]));
}
