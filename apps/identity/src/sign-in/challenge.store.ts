import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { Challenge } from './challenge.schema.ts';

@Injectable()
export class ChallengeStore {
  constructor(@InjectModel('Challenge') private readonly challenges: Model<Challenge>) {}

  find(id: string): Promise<Challenge | null> {
    return this.challenges.findById(id).lean<Challenge>().exec();
  }

  /** Takes the place of an earlier one: the newest code is the one that counts. */
  async put({ _id, ...challenge }: Challenge): Promise<void> {
    await this.challenges.replaceOne({ _id }, challenge, { upsert: true });
  }

  /** Uses up one try; null when the code is too old or has no tries left. */
  takeTry(id: string, now: Date): Promise<Challenge | null> {
    const open = { _id: id, triesLeft: { $gt: 0 }, codeUntil: { $gt: now } };
    return this.challenges.findOneAndUpdate(open, { $inc: { triesLeft: -1 } }, { returnDocument: 'after' }).lean<Challenge>().exec();
  }

  /** True for the one who uses the code; a second use at the same moment gets false. */
  async use({ _id, codeHash }: Challenge): Promise<boolean> {
    return (await this.challenges.deleteOne({ _id, codeHash })).deletedCount === 1;
  }
}
