import type { mongo } from 'mongoose';
import { ignoreDuplicateKey } from './duplicate-key.ts';

interface Counter {
  _id: string;
  upTo: number;
}

/** Raises a counter by `size`. @returns the last number that is now reserved */
export async function reserveNumbers(counters: mongo.Collection<Counter>, name: string, size: number): Promise<number> {
  for (;;) {
    const counter = await counters.findOneAndUpdate({ _id: name }, { $inc: { upTo: size } }, { returnDocument: 'after' });
    if (counter) return counter.upTo;
    // Made first, raised afterwards, never by an upsert: when several make a counter at once, DocumentDB raises it for each of them
    // but answers each the first value (seen 95 times of 100), and two processes would give out the same numbers.
    await counters.insertOne({ _id: name, upTo: 0 }).catch(ignoreDuplicateKey);
  }
}
