import { Lease } from '@motcua/messaging/lease';
import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { type Disputed, type KeptPayment, ONLINE_PAYMENT } from './online-payment.schema.ts';
import type { Begun, Transaction } from './provider.ts';

const atOnce = 200;

@Injectable()
export class OnlinePaymentStore {
  readonly lease: Lease;

  constructor(@InjectModel(ONLINE_PAYMENT) private readonly payments: Model<{ _id: string }>) {
    const { db } = payments.db;
    if (!db) throw new Error('the store is not connected yet');
    this.lease = new Lease(db, 'payment-reconciliation', 30_000);
  }

  find(id: string): Promise<KeptPayment | null> {
    return this.payments.findById(id).lean<KeptPayment>().exec();
  }

  /** What the same request made before. */
  begunWith(dossier: string, key: string): Promise<KeptPayment | null> {
    return this.payments.findOne({ 'dossier.id': dossier, key }).lean<KeptPayment>().exec();
  }

  /** The newest first. */
  async ofDossier(id: string): Promise<KeptPayment[]> {
    const found = await this.payments.find({ 'dossier.id': id }).lean<KeptPayment[]>();
    return found.sort((one, other) => (one.begunAt < other.begunAt ? 1 : -1));
  }

  /** @returns the one that the same request made before, if it did */
  async add(payment: KeptPayment): Promise<KeptPayment> {
    try {
      await this.payments.collection.insertOne(payment as never);
      return payment;
    } catch (error) {
      const there = isDuplicateKey(error) ? await this.begunWith(payment.dossier.id, payment.key) : null;
      if (!there) throw error;
      return there;
    }
  }

  async noteBegun(id: string, begun: Begun): Promise<void> {
    await this.write({ _id: id }, { $set: { begun } });
  }

  /** Once, however often it is told. */
  async addTransaction(id: string, transaction: Transaction): Promise<void> {
    await this.write({ _id: id, 'transactions.id': { $ne: transaction.id } }, { $push: { transactions: transaction }, $set: { state: 'paid', toBook: true } });
  }

  /** Told again it is the same one, and one that a person has settled stays settled. */
  async dispute(id: string, transaction: Disputed): Promise<void> {
    await this.write({ _id: id, 'disputes.id': { $ne: transaction.id } }, { $push: { disputes: transaction } });
    const waits = { disputes: { $elemMatch: { id: transaction.id, settled: { $exists: false } } } };
    await this.write({ _id: id, state: { $ne: 'paid' }, ...waits }, { $set: { state: 'disputed' }, $unset: { askAt: '' } });
  }

  /** In one write with the money, if it is booked: a process that ends afterwards leaves it to be booked. @returns false when somebody has settled it before */
  async settle(id: string, { id: transaction, why: _, settled, ...money }: Disputed): Promise<boolean> {
    const waits = { _id: id, disputes: { $elemMatch: { id: transaction, settled: { $exists: false } } } };
    const booked = { $set: { 'disputes.$.settled': settled, state: 'paid', toBook: true }, $push: { transactions: { id: transaction, ...money } } };
    const update = settled?.end === 'booked' ? booked : { $set: { 'disputes.$.settled': settled } };
    const { modifiedCount } = await this.payments.collection.updateOne(waits as never, update as never);
    const open = { disputes: { $elemMatch: { settled: { $exists: false } } } };
    if (settled?.end !== 'booked') await this.write({ _id: id, state: 'disputed', $nor: [open] }, { $set: { state: 'failed' } });
    return modifiedCount > 0;
  }

  /** Whether another payment has this money already. */
  async isTaken(id: string, transaction: string): Promise<boolean> {
    return (await this.payments.collection.countDocuments({ _id: { $ne: id }, 'transactions.id': transaction } as never, { limit: 1 })) > 0;
  }

  async noteBooked(id: string, transaction: string, at: string): Promise<void> {
    await this.write({ _id: id, 'transactions.id': transaction }, { $set: { 'transactions.$.bookedAt': at } });
  }

  /** Nothing is left to book, unless more came meanwhile. */
  async closeBooked(id: string): Promise<void> {
    const now = await this.find(id);
    if (now?.transactions.every(({ bookedAt }) => bookedAt !== undefined)) {
      await this.write({ _id: id, transactions: { $size: now.transactions.length } }, { $unset: { toBook: '' } });
    }
  }

  /** It ended without money. Money that comes all the same is taken all the same. */
  async end(id: string, state: 'failed' | 'cancelled' | 'expired'): Promise<void> {
    await this.write({ _id: id, state: 'pending' }, { $set: { state } });
  }

  async noteAsked(id: string, next: Date): Promise<void> {
    await this.write({ _id: id }, { $inc: { asked: 1 }, $set: { askAt: next } });
  }

  /** There is nothing more to ask. */
  async askNoMore(id: string): Promise<void> {
    await this.write({ _id: id }, { $unset: { askAt: '' } });
  }

  toBook(): Promise<KeptPayment[]> {
    return this.payments.find({ toBook: true }).limit(atOnce).lean<KeptPayment[]>().exec();
  }

  toAsk(now: Date): Promise<KeptPayment[]> {
    return this.payments.find({ askAt: { $lte: now } }).limit(atOnce).lean<KeptPayment[]>().exec();
  }

  /** Those of an agency to which money came that does not fit, the newest first. */
  disputed(agency: string): Promise<KeptPayment[]> {
    return this.payments.find({ 'disputes.id': { $exists: true }, 'dossier.agency': agency }).sort({ begunAt: -1 }).limit(atOnce).lean<KeptPayment[]>().exec();
  }

  private async write(filter: object, update: object): Promise<void> {
    await this.payments.collection.updateOne(filter as never, update as never);
  }
}
