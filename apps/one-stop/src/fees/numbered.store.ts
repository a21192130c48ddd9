import { isDeadlock } from '@motcua/persistence/deadlock';
import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import type { mongo } from 'mongoose';
import type { KeptReceipt, NewReceipt } from './receipt.schema.ts';

/** As often as others can be faster before something else must be wrong. */
const mostTries = 10_000;

/**
 * Writes a receipt under the next number of its book. The number is no counter that a crash could burn: it is that of the last receipt there is
 * plus one, and the unique index of the book says who was first. Whoever comes second takes the next; the same receipt is never written twice.
 */
export async function writeNumbered(receipts: mongo.Collection<KeptReceipt>, receipt: NewReceipt, known: Map<string, number>): Promise<KeptReceipt> {
  const book = `${receipt.agency} ${receipt.series}`;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const number = (known.get(book) ?? (await lastOf(receipts, receipt))) + 1;
    try {
      const written = { ...receipt, number };
      await receipts.insertOne(written as never);
      known.set(book, number);
      return written;
    } catch (error) {
      if (!isDuplicateKey(error) && !isDeadlock(error)) throw error;
      const there = await receipts.findOne({ _id: receipt._id } as never);
      if (there) return there as unknown as KeptReceipt;
      known.set(book, await lastOf(receipts, receipt));
    }
  }
  throw new Error('no number of a book of receipts could be had');
}

/** 0 in a new book. */
async function lastOf(receipts: mongo.Collection<KeptReceipt>, { agency, series }: Pick<NewReceipt, 'agency' | 'series'>): Promise<number> {
  const [last] = await receipts.find({ agency, series }, { projection: { number: 1 } }).sort({ number: -1 }).limit(1).toArray();
  return last?.number ?? 0;
}
