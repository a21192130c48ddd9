import { NumbersInTurn } from '@motcua/persistence/numbers-in-turn';
import type { mongo } from 'mongoose';
import type { KeptReceipt, NewReceipt } from './receipt.schema.ts';

/** Writes receipts under the next number of their book; the same receipt is never written twice. */
export class NumberedBooks {
  private readonly numbers = new NumbersInTurn();

  constructor(private readonly receipts: () => mongo.Collection<KeptReceipt>) {}

  write(receipt: NewReceipt): Promise<KeptReceipt> {
    const { _id, agency, series } = receipt;
    return this.numbers.give<KeptReceipt>(`${agency} ${series}`, {
      there: () => this.receipts().findOne({ _id } as never) as Promise<KeptReceipt | null>,
      last: () => this.lastOf(agency, series),
      write: async (number) => {
        const written = { ...receipt, number };
        await this.receipts().insertOne(written as never);
        return written;
      },
    });
  }

  private async lastOf(agency: string, series: string): Promise<number> {
    const [last] = await this.receipts().find({ agency, series }, { projection: { number: 1 } }).sort({ number: -1 }).limit(1).toArray();
    return last?.number ?? 0;
  }
}
