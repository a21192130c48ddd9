import { ignoreDuplicateKey } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { FEED_TALLY } from './tally.schema.ts';
import { emptyTally, type FeedTally } from './tally.ts';

@Injectable()
export class TallyStore {
  constructor(@InjectModel(FEED_TALLY) private readonly tallies: Model<FeedTally>) {}

  find(feed: string): Promise<FeedTally | null> {
    return this.tallies.findById(feed).lean<FeedTally>();
  }

  /** Without their marks, which are the greater part of them. */
  async ofFeeds(feeds: readonly string[]): Promise<Map<string, FeedTally>> {
    const found = await this.tallies.find({ _id: { $in: feeds } }, { marks: 0 }).lean<FeedTally[]>();
    return new Map(found.map((tally) => [tally._id, tally]));
  }

  async begin(feed: string): Promise<void> {
    await this.tallies.create(emptyTally(feed)).catch(ignoreDuplicateKey);
  }

  /** @returns false when another process has counted meanwhile. */
  async save({ _id, ...tally }: FeedTally): Promise<boolean> {
    const { matchedCount } = await this.tallies.updateOne({ _id, serial: tally.serial - 1 }, { $set: tally });
    return matchedCount === 1;
  }

  async dropMarks({ _id, serial }: FeedTally): Promise<void> {
    await this.tallies.updateOne({ _id, serial }, { $unset: { marks: 1 } });
  }
}
