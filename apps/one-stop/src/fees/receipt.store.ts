import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, mongo } from 'mongoose';
import { NumberedBooks } from './numbered.store.ts';
import { type KeptReceipt, type NewReceipt, RECEIPT } from './receipt.schema.ts';

const mostListed = 2_000;

@Injectable()
export class ReceiptStore {
  private readonly books = new NumberedBooks(() => this.collection);

  constructor(@InjectModel(RECEIPT) private readonly receipts: Model<{ _id: string }>) {}

  private get collection(): mongo.Collection<KeptReceipt> {
    return this.receipts.collection as unknown as mongo.Collection<KeptReceipt>;
  }

  find(id: string): Promise<KeptReceipt | null> {
    return this.receipts.findById(id).lean<KeptReceipt>().exec();
  }

  /** Under the next number of its book; the one that is there, when it was written before. */
  write(receipt: NewReceipt): Promise<KeptReceipt> {
    return this.books.write(receipt);
  }

  /** Once; the number stays. */
  async void(id: string, voided: NonNullable<KeptReceipt['voided']>): Promise<void> {
    await this.collection.updateOne({ _id: id, voided: { $exists: false } } as never, { $set: { voided } } as never);
  }

  ofDossier(id: string): Promise<KeptReceipt[]> {
    return this.receipts.find({ 'dossier.id': id }, { text: 0 }).lean<KeptReceipt[]>().exec();
  }

  /** Of a day, in the order of their numbers. */
  async ofDay(agency: string, day: string, series?: string): Promise<KeptReceipt[]> {
    const found = await this.receipts.find({ agency, day, ...(series ? { series } : {}) }).limit(mostListed).lean<KeptReceipt[]>();
    return found.sort((one, other) => one.series.localeCompare(other.series) || one.number - other.number);
  }

  /** What no closing has counted yet: given out or paid back since, or voided since. */
  uncounted(agency: string): Promise<KeptReceipt[]> {
    return this.receipts
      .find({ agency, $or: [{ closing: { $exists: false } }, { voided: { $exists: true }, voidClosing: { $exists: false } }] }, { text: 0 })
      .lean<KeptReceipt[]>()
      .exec();
  }

  /** Gives what no closing has counted to this one. What comes a moment later is the next one's. */
  async stamp(agency: string, closing: number): Promise<void> {
    await this.collection.updateMany({ agency, voided: { $exists: true }, voidClosing: { $exists: false } } as never, { $set: { voidClosing: closing } } as never);
    await this.collection.updateMany({ agency, closing: { $exists: false } } as never, { $set: { closing } } as never);
  }

  stamped(agency: string, closing: number): Promise<KeptReceipt[]> {
    return this.receipts.find({ agency, $or: [{ closing }, { voidClosing: closing }] }, { text: 0 }).lean<KeptReceipt[]>().exec();
  }
}
