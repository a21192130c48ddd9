import { reserveNumbers } from '@motcua/persistence/counter';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { COUNTER, type CounterDocument } from './submission.schema.ts';

@Injectable()
export class CounterStore {
  constructor(@InjectModel(COUNTER) private readonly counters: Model<CounterDocument>) {}

  /** Raises the counter by `size`. @returns the last number that is now reserved */
  reserve(name: string, size: number): Promise<number> {
    return reserveNumbers(this.counters.db.collection<CounterDocument>(this.counters.collection.collectionName), name, size);
  }
}
