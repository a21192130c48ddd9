import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { CLOSING, type KeptClosing } from './closing.schema.ts';

@Injectable()
export class ClosingStore {
  constructor(@InjectModel(CLOSING) private readonly closings: Model<{ _id: string }>) {}

  /** The newest first. */
  async newest(agency: string, most = 60): Promise<KeptClosing[]> {
    return this.closings.find({ agency }).sort({ number: -1 }).limit(most).lean<KeptClosing[]>();
  }

  /** @returns false when another has this number already */
  async begin(closing: KeptClosing): Promise<boolean> {
    try {
      await this.closings.collection.insertOne(closing as never);
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }

  /** Once: a closing that was counted stays as it is. */
  async finish(id: string, counted: object): Promise<void> {
    await this.closings.collection.updateOne({ _id: id, closing: { $exists: false } } as never, { $set: counted } as never);
  }
}
