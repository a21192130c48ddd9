import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { COMMENT, type KeptComment } from '../comments/comment.schema.ts';

const mostAtOnce = 200;

@Injectable()
export class MentionStore {
  constructor(@InjectModel(COMMENT) private readonly comments: Model<KeptComment>) {}

  /** Notes that name somebody, written after that instant, the oldest first. */
  async since(instant: string): Promise<KeptComment[]> {
    const found = await this.comments.find({ at: { $gt: instant }, 'mentions.0': { $exists: true } } as never).sort({ at: 1 }).limit(mostAtOnce).lean<KeptComment[]>();
    return found.filter(({ retractedAt }) => retractedAt === undefined);
  }
}
