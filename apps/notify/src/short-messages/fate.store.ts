import type { SmsReceiptData } from '@motcua/contracts/events';
import { ignoreDuplicateKey } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { FATE, type FateDocument } from './fate.schema.ts';

/** What arrived has arrived, whatever else is said of it. */
const ranks: Readonly<Record<SmsReceiptData['fate'], number>> = { taken: 1, failed: 2, delivered: 3 };

@Injectable()
export class FateStore {
  constructor(@InjectModel(FATE) private readonly fates: Model<FateDocument>) {}

  /** However often and in whatever order it is told. */
  async tell({ message, fate }: SmsReceiptData, at: Date): Promise<void> {
    const rank = ranks[fate];
    // What is known already and says more has this id too: the duplicate key is how the upsert reports it.
    await this.fates.updateOne({ _id: message, rank: { $lt: rank } }, { $set: { fate, rank, at } }, { upsert: true }).catch(ignoreDuplicateKey);
  }

  async of(messages: readonly string[]): Promise<ReadonlyMap<string, FateDocument>> {
    const found = messages.length === 0 ? [] : await this.fates.find({ _id: { $in: messages } }).lean<FateDocument[]>();
    return new Map(found.map((each) => [each._id, each]));
  }
}
