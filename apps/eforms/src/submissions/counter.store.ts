import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { COUNTER, type CounterDocument } from './submission.schema.ts';

@Injectable()
export class CounterStore {
  constructor(@InjectModel(COUNTER) private readonly counters: Model<CounterDocument>) {}

  /** Raises the counter by `size`. @returns the last number that is now reserved */
  async reserve(name: string, size: number): Promise<number> {
    for (;;) {
      try {
        const counter = await this.counters.findOneAndUpdate({ _id: name }, { $inc: { upTo: size } }, { upsert: true, returnDocument: 'after' }).lean<CounterDocument>();
        if (counter) return counter.upTo;
      } catch (error) {
        // Two processes made the counter at once; the second finds it there.
        if (!isDuplicateKey(error)) throw error;
      }
    }
  }
}
