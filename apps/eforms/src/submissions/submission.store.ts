import { DependencyAway } from '@motcua/messaging/failure';
import { deadlockCode } from '@motcua/persistence/deadlock';
import { Seal } from '@motcua/persistence/seal';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { z } from 'zod';
import { isDesk } from '../counter/desk.ts';
import { SUBMISSION, type SubmissionDocument } from './submission.schema.ts';

/** `doubled`: one of its unique keys stands in the store already. */
export type Written = 'written' | 'doubled';

const duplicateKey = 11000;
const mostTries = 5;
/** What the store cannot read of a confidential submission. Which files belong to it stays in clear: the sweep asks by them. */
const sealed = ['answers', 'papers', 'contact'] as const;

export type EarlierSubmission = Pick<SubmissionDocument, '_id' | 'reference' | 'submittedAt' | 'procedure' | 'agency' | 'answers' | 'papers' | 'attachments'>;

@Injectable()
export class SubmissionStore {
  constructor(
    @InjectModel(SUBMISSION) private readonly submissions: Model<SubmissionDocument>,
    private readonly seal: Seal,
  ) {}

  /**
   * Writes all in one message. @returns per submission, in order, what became of it
   * @throws when nothing can be said of any of them
   */
  async addAll(batch: readonly SubmissionDocument[]): Promise<(Written | Error)[]> {
    const results = await this.insert(batch);
    // One submission that was sent twice lies in two messages: they wait for each other, and the store breaks one off. By then the other is through.
    for (let tries = 1; tries < mostTries && results.includes('deadlocked'); tries += 1) {
      const again = [...results.keys()].filter((index) => results[index] === 'deadlocked');
      const later = await this.insert(again.flatMap((index) => batch[index] ?? []));
      again.forEach((index, at) => (results[index] = later[at] ?? 'deadlocked'));
    }
    return results.map((result) => (result === 'deadlocked' ? new DependencyAway('the store broke a write off again and again') : result));
  }

  private async insert(batch: readonly SubmissionDocument[]): Promise<(Written | 'deadlocked' | Error)[]> {
    const { collection, db } = this.submissions;
    // The bare command: mongoose would cast and copy, and the driver's insertMany measures each document before it serialises it.
    const answer = await db.db?.command({ insert: collection.collectionName, documents: batch.map((submission) => this.shut(submission)), ordered: false, writeConcern: { w: 'majority', j: true } });
    const failures = failuresIn(answer);
    return batch.map((_, index) => failures.get(index) ?? 'written');
  }

  async find(id: string): Promise<SubmissionDocument | null> {
    return this.opened(await this.submissions.findById(id).lean<SubmissionDocument>());
  }

  async findAll(ids: readonly string[]): Promise<SubmissionDocument[]> {
    const found = await this.submissions.find({ _id: { $in: ids } }).lean<SubmissionDocument[]>();
    return found.flatMap((submission) => this.opened(submission) ?? []);
  }

  /** What the owner handed in last, the newest first; without what only numbers and keys are for, and nothing confidential. */
  async latestOf(owner: string, limit: number): Promise<EarlierSubmission[]> {
    const shown = { reference: 1, submittedAt: 1, procedure: 1, agency: 1, answers: 1, papers: 1, attachments: 1 } as const;
    return this.submissions.find({ owner, confidential: { $ne: true } }, shown).sort({ submittedAt: -1 }).limit(limit).lean<EarlierSubmission[]>();
  }

  async findByKey(owner: string, key: string): Promise<SubmissionDocument | null> {
    return this.opened(await this.submissions.findOne({ owner, key }).lean<SubmissionDocument>());
  }

  async findByDraft(draftId: string): Promise<SubmissionDocument | null> {
    return this.opened(await this.submissions.findOne({ draftId }).lean<SubmissionDocument>());
  }

  /** Draft id → the dossier it became. */
  async ofDrafts(draftIds: readonly string[]): Promise<Map<string, { id: string; reference: string }>> {
    const found = await this.submissions.find({ draftId: { $in: draftIds } }, { draftId: 1, reference: 1 }).lean<Pick<SubmissionDocument, '_id' | 'draftId' | 'reference'>[]>();
    return new Map(found.map(({ _id, draftId = '', reference }) => [draftId, { id: _id, reference }]));
  }

  /** The dossier that was submitted with this attachment, by its owner or at the desk that owns the file. */
  async dossierWith(owner: string, attachmentId: string): Promise<string | undefined> {
    const found = await this.submissions.findOne({ [isDesk(owner) ? 'counter.desk' : 'owner']: owner, 'attachments.id': attachmentId }, { _id: 1 }).lean<{ _id: string }>();
    return found?._id;
  }

  private shut(submission: SubmissionDocument): SubmissionDocument {
    return submission.confidential ? this.seal.shutAll(submission, sealed, submission._id) : submission;
  }

  private opened(submission: SubmissionDocument | null): SubmissionDocument | null {
    return submission?.confidential ? this.seal.openAll(submission, sealed, submission._id) : submission;
  }
}

const InsertAnswer = z.object({
  writeErrors: z.array(z.object({ index: z.number(), code: z.number() })).default([]),
  writeConcernError: z.object({ code: z.number() }).optional(),
});

/** By index in the batch. @throws when the write may not be durable, or nothing is known of it */
function failuresIn(answer: unknown): Map<number, Written | 'deadlocked' | Error> {
  const read = InsertAnswer.safeParse(answer);
  if (!read.success) throw new DependencyAway('the store did not answer a write');
  const { writeErrors, writeConcernError } = read.data;
  if (writeConcernError) throw new DependencyAway(`the store did not confirm a write (code ${writeConcernError.code})`);
  return new Map(writeErrors.map(({ index, code }) => [index, outcomes[code] ?? new Error(`the store refused a submission with code ${code}`)]));
}

const outcomes: Readonly<Record<number, 'doubled' | 'deadlocked' | undefined>> = { [duplicateKey]: 'doubled', [deadlockCode]: 'deadlocked' };
