import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import { cursorAfter, readCursor } from '@motcua/persistence/cursor';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { COMMENT, type KeptComment } from './comment.schema.ts';

export interface CommentsFound {
  readonly comments: readonly KeptComment[];
  readonly next?: string;
}

const pageSize = 20;

@Injectable()
export class CommentStore {
  constructor(@InjectModel(COMMENT) private readonly comments: Model<KeptComment>) {}

  /** @returns the note that this person wrote with this key before, where there is one */
  async add(comment: KeptComment): Promise<KeptComment> {
    try {
      await this.comments.collection.insertOne(comment as never);
      return comment;
    } catch (error) {
      const earlier = isDuplicateKey(error) && (await this.comments.findOne({ 'by.id': comment.by.id, key: comment.key }).lean<KeptComment>());
      if (!earlier) throw error;
      return earlier;
    }
  }

  /** The newest first. */
  async page(of: { readonly dossier: string } | { readonly mentioned: string }, cursor: string | undefined): Promise<CommentsFound> {
    const where = 'dossier' in of ? { 'dossier.id': of.dossier } : { 'mentions.id': of.mentioned };
    const last = readCursor(cursor);
    const before = last ? { $or: [{ at: { $lt: last.sortValue } }, { at: last.sortValue, _id: { $lt: last.id } }] } : {};
    const found = await this.comments.find({ $and: [where, before] } as never).sort({ at: -1, _id: -1 }).limit(pageSize + 1).lean<KeptComment[]>();
    const comments = found.slice(0, pageSize);
    const end = found.length > pageSize ? comments.at(-1) : undefined;
    return { comments, ...(end ? { next: cursorAfter(end.at, end._id) } : {}) };
  }

  find(id: string, dossier: string): Promise<KeptComment | null> {
    return this.comments.findOne({ _id: id, 'dossier.id': dossier } as never).lean<KeptComment>().exec();
  }

  /** Once: the first time stands. */
  async retract(id: string, at: string): Promise<void> {
    await this.comments.collection.updateOne({ _id: id, retractedAt: { $exists: false } } as never, { $set: { retractedAt: at } } as never);
  }
}
