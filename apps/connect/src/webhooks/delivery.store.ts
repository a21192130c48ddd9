import type { DeliveryFault } from '@motcua/contracts/webhooks-api';
import type { Telling } from '@motcua/domain/webhook/newest';
import { ignoreDuplicateKeys } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { DELIVERY, type DeliveryDocument } from './delivery.schema.ts';

const mostShown = 25;

@Injectable()
export class DeliveryStore {
  constructor(@InjectModel(DELIVERY) private readonly deliveries: Model<DeliveryDocument>) {}

  /** Those that are there already stay as they are: an event that is read twice is told once. Sorted, as concurrent writes in different orders deadlock. */
  async keep(deliveries: readonly DeliveryDocument[]): Promise<void> {
    if (deliveries.length === 0) return;
    const sorted = [...deliveries].sort((one, other) => (one._id < other._id ? -1 : 1));
    await this.deliveries.collection.insertMany(sorted as never, { ordered: false }).catch(ignoreDuplicateKeys);
  }

  /** Hinted, because with a limit DocumentDB would rather read the whole collection (decision 0110). */
  due(webhook: string, now: Date, most: number): Promise<DeliveryDocument[]> {
    return this.deliveries.find({ webhook, state: 'waiting', nextAt: { $lte: now } }).sort({ nextAt: 1 }).hint({ webhook: 1, state: 1, nextAt: 1 }).limit(most).lean<DeliveryDocument[]>();
  }

  /** What waits, or was told, of these dossiers. */
  known(webhook: string, dossiers: readonly string[]): Promise<Omit<Telling, 'id'>[]> {
    return this.deliveries.find({ webhook, dossier: { $in: dossiers }, state: { $in: ['waiting', 'delivered'] } }, { _id: 0, dossier: 1, version: 1 }).lean<Omit<Telling, 'id'>[]>();
  }

  async supersede(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.deliveries.updateMany({ _id: { $in: ids }, state: 'waiting' }, { $set: { state: 'superseded' } });
  }

  async delivered(id: string, deliveredAt: Date): Promise<void> {
    await this.deliveries.updateOne({ _id: id }, { $set: { state: 'delivered', deliveredAt }, $inc: { tries: 1 }, $unset: { fault: 1 } });
  }

  /** @param nextAt undefined when it is given up */
  async failed(id: string, fault: DeliveryFault, nextAt: Date | undefined): Promise<void> {
    await this.deliveries.updateOne({ _id: id }, { $set: { fault, ...(nextAt ? { nextAt } : { state: 'failed' }) }, $inc: { tries: 1 } });
  }

  /** The partner is well again: what was put off is due. */
  async bringForward(webhook: string, now: Date): Promise<void> {
    await this.deliveries.updateMany({ webhook, state: 'waiting', nextAt: { $gt: now } }, { $set: { nextAt: now } });
  }

  /** Due once more with as many tries as at first; @returns how many. */
  async replay(webhook: string, of: { failed: true } | { since: Date }, now: Date): Promise<number> {
    const which: object = 'failed' in of ? { state: 'failed' } : { at: { $gte: of.since } };
    const { modifiedCount } = await this.deliveries.updateMany({ webhook, test: { $ne: true }, ...which }, { $set: { state: 'waiting', nextAt: now, tries: 0 }, $unset: { deliveredAt: 1, fault: 1 } });
    return modifiedCount;
  }

  count(webhook: string, state: DeliveryDocument['state']): Promise<number> {
    return this.deliveries.countDocuments({ webhook, state });
  }

  countDelivered(webhook: string, since: Date): Promise<number> {
    return this.deliveries.countDocuments({ webhook, deliveredAt: { $gte: since } });
  }

  /** Those that failed before the others, each kind newest first. */
  async shown(webhook: string): Promise<DeliveryDocument[]> {
    const newestOf = (which: object) => this.deliveries.find({ webhook, ...which }).sort({ at: -1 }).limit(mostShown).lean<DeliveryDocument[]>();
    const [failed, newest] = await Promise.all([newestOf({ state: 'failed' }), newestOf({})]);
    return [...new Map([...failed, ...newest].map((one) => [one._id, one])).values()];
  }
}
