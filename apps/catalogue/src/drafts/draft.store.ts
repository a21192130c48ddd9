import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { type DraftDocument, PROCEDURE_DRAFT } from './draft.schema.ts';
import { draftUnknown } from './draft.problems.ts';

/** Every change is one guarded update: whoever comes second changes nothing. */
@Injectable()
export class DraftStore {
  constructor(@InjectModel(PROCEDURE_DRAFT) private readonly drafts: Model<DraftDocument>) {}

  /** @throws RequestProblem 404 */
  async get(id: string): Promise<DraftDocument> {
    const draft = await this.drafts.findById(id).lean<DraftDocument>();
    if (!draft) throw draftUnknown();
    return draft;
  }

  findOpen(procedureId: string): Promise<DraftDocument | null> {
    return this.drafts.findOne({ procedureId, slot: 'open' }).lean<DraftDocument>();
  }

  /** Open drafts, the one that was changed last first. */
  allOpen(): Promise<DraftDocument[]> {
    return this.drafts.find({ state: 'draft' }).sort({ changedAt: -1 }).lean<DraftDocument[]>();
  }

  /** Publications that were decided and did not come to their end. */
  publishing(): Promise<DraftDocument[]> {
    return this.drafts.find({ state: 'publishing' }).lean<DraftDocument[]>();
  }

  /** @throws MongoServerError 11000 when the procedure has an open draft. */
  async add(draft: DraftDocument): Promise<void> {
    await this.drafts.create(draft);
  }

  /** @returns false when the draft is no longer as it was seen. */
  async save({ _id, ...draft }: DraftDocument, seen: Pick<DraftDocument, 'serial' | 'state'>): Promise<boolean> {
    const { matchedCount } = await this.drafts.updateOne({ _id, serial: seen.serial, state: seen.state }, { $set: draft });
    return matchedCount > 0;
  }

  /** Opens a draft again whose number was taken by somebody else's version. */
  async reopen({ _id, ...draft }: DraftDocument, seen: Pick<DraftDocument, 'serial'>): Promise<boolean> {
    const { publication: _, ...open } = draft;
    const { matchedCount } = await this.drafts.updateOne({ _id, serial: seen.serial, state: 'publishing' }, { $set: open, $unset: { publication: 1 } });
    return matchedCount > 0;
  }

  async remove(id: string, serial: number): Promise<boolean> {
    const { deletedCount } = await this.drafts.deleteOne({ _id: id, serial, state: 'draft' });
    return deletedCount > 0;
  }
}
