import { ignoreDuplicateKey } from '@motcua/persistence/duplicate-key';
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
      const counter = await this.counters.findOneAndUpdate({ _id: name }, { $inc: { upTo: size } }, { returnDocument: 'after' }).lean<CounterDocument>();
      if (counter) return counter.upTo;
      // Made first, raised afterwards, never by an upsert: when several make a counter at once, DocumentDB raises it for each of them
      // but answers each the first value (seen 95 times of 100), and two processes would give out the same codes.
      await this.counters.collection.insertOne({ _id: name, upTo: 0 } as never).catch(ignoreDuplicateKey);
    }
  }
}
