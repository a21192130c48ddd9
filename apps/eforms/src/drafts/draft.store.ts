import { GroupCommit } from '@motcua/persistence/group-commit';
import { Seal } from '@motcua/persistence/seal';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, mongo } from 'mongoose';
import { DRAFT, type DraftDocument } from './draft.schema.ts';

const listed = 100;
/** What the store cannot read of a confidential draft. */
const sealed = ['answers', 'papers'] as const;

@Injectable()
export class DraftStore {
  private readonly loads = new GroupCommit<string, DraftDocument | null>((ids) => this.loadTogether(ids));

  constructor(
    @InjectModel(DRAFT) private readonly drafts: Model<DraftDocument>,
    private readonly seal: Seal,
  ) {}

  async add(draft: DraftDocument): Promise<void> {
    await this.drafts.create(this.shut(draft));
  }

  /** Null for somebody else's and for an expired one that the store has not removed yet. Requests of one moment are answered by one query. */
  async find(owner: string, id: string, now: Date): Promise<DraftDocument | null> {
    const draft = await this.loads.add(id);
    return draft && draft.owner === owner && draft.expiresAt > now ? draft : null;
  }

  async ofOwner(owner: string, now: Date): Promise<DraftDocument[]> {
    const found = await this.drafts.find({ owner, expiresAt: { $gt: now } }).sort({ savedAt: -1 }).limit(listed).lean<DraftDocument[]>();
    return found.map((draft) => this.opened(draft));
  }

  /** Guarded by the version before; false when the draft is no longer at it. */
  async save(saved: DraftDocument): Promise<boolean> {
    const { _id, ...draft } = this.shut(saved);
    const { matchedCount } = await this.drafts.updateOne({ _id, owner: draft.owner, version: draft.version - 1 }, { $set: draft });
    return matchedCount > 0;
  }

  /** Without making a version: nothing of what was filled in changes. Guarded by the end before, so that two windows do not add up. */
  async extend({ _id, expiresAt }: DraftDocument, until: Pick<DraftDocument, 'expiresAt' | 'noticeAt'>): Promise<void> {
    await this.drafts.updateOne({ _id, expiresAt }, { $set: until });
  }

  /** Drafts whose owners are to be told, those that end first before the others; a desk is nobody to write to. */
  async noticesDue(now: Date, limit: number): Promise<DraftDocument[]> {
    const due = await this.drafts.find({ noticeAt: { $lte: now }, expiresAt: { $gt: now }, counter: { $exists: false } }).sort({ noticeAt: 1 }).limit(limit).lean<DraftDocument[]>();
    return due.map((draft) => this.opened(draft));
  }

  /** The notice is on its way. Not when the draft was saved or kept meanwhile: then it has a new one to come. */
  async noted({ _id, expiresAt }: DraftDocument, noticeAt: Date | null): Promise<void> {
    await this.drafts.updateOne({ _id, expiresAt }, { $set: { noticeAt } });
  }

  async findAny(id: string, now: Date): Promise<DraftDocument | null> {
    const draft = await this.drafts.findOne({ _id: id, expiresAt: { $gt: now } }).lean<DraftDocument>();
    return draft && this.opened(draft);
  }

  /** For the lease of the sweep. */
  database(): mongo.Db {
    const { db } = this.drafts.db;
    if (!db) throw new Error('the store is not connected yet');
    return db;
  }

  async remove(owner: string, id: string): Promise<boolean> {
    const { deletedCount } = await this.drafts.deleteOne({ _id: id, owner });
    return deletedCount > 0;
  }

  /** Until when a draft of this owner that names the attachment is kept. */
  async expiryOfDraftWith(owner: string, attachmentId: string, now: Date): Promise<Date | undefined> {
    const drafts = await this.ofOwner(owner, now);
    const naming = drafts.filter(({ papers }) => Object.values(papers).flat().includes(attachmentId));
    return naming.map(({ expiresAt }) => expiresAt).sort((one, other) => other.getTime() - one.getTime())[0];
  }

  private async loadTogether(ids: readonly string[]): Promise<(DraftDocument | null)[]> {
    const found = await this.drafts.find({ _id: { $in: [...new Set(ids)] } }).lean<DraftDocument[]>();
    const byId = new Map(found.map((draft) => [draft._id, this.opened(draft)]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  private shut(draft: DraftDocument): DraftDocument {
    return draft.confidential ? this.seal.shutAll(draft, sealed, draft._id) : draft;
  }

  private opened(draft: DraftDocument): DraftDocument {
    return draft.confidential ? this.seal.openAll(draft, sealed, draft._id) : draft;
  }
}
