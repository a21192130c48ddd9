import { isDeadlock } from '@motcua/persistence/deadlock';
import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import { InTurn } from '@motcua/persistence/in-turn';
import type { mongo } from 'mongoose';
import { setTimeout as pause } from 'node:timers/promises';
import type { KeptReceipt, NewReceipt } from './receipt.schema.ts';

/** As often as other processes can be faster before something else must be wrong. What is not written now is written by the sweep. */
const mostTries = 50;
const longestPause = 1_000;

/**
 * Writes receipts under the next number of their book. The number is no counter that a crash could burn: it is that of the last receipt there is
 * plus one, and the unique index of the book says who was first. Whoever comes second takes the next; the same receipt is never written twice.
 * Of one process one writes at a time in each book; of several each waits for another moment.
 */
export class NumberedBooks {
  /** The last number of each book that this process has seen: where to begin, never what decides. */
  private readonly known = new Map<string, number>();
  private readonly turns = new InTurn();

  constructor(private readonly receipts: () => mongo.Collection<KeptReceipt>) {}

  write(receipt: NewReceipt): Promise<KeptReceipt> {
    const book = `${receipt.agency} ${receipt.series}`;
    return this.turns.run(book, () => this.next(book, receipt));
  }

  private async next(book: string, receipt: NewReceipt): Promise<KeptReceipt> {
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const number = (this.known.get(book) ?? (await this.lastOf(receipt))) + 1;
      try {
        const written = { ...receipt, number };
        await this.receipts().insertOne(written as never);
        this.known.set(book, number);
        return written;
      } catch (error) {
        if (!isDuplicateKey(error) && !isDeadlock(error)) throw error;
        const there = await this.receipts().findOne({ _id: receipt._id } as never);
        if (there) return there as unknown as KeptReceipt;
        await pause(Math.random() * Math.min(50 * tries, longestPause));
        this.known.set(book, await this.lastOf(receipt));
      }
    }
    throw new Error('no number of a book of receipts could be had');
  }

  /** 0 in a new book. */
  private async lastOf({ agency, series }: Pick<NewReceipt, 'agency' | 'series'>): Promise<number> {
    const [last] = await this.receipts().find({ agency, series }, { projection: { number: 1 } }).sort({ number: -1 }).limit(1).toArray();
    return last?.number ?? 0;
  }
}
