import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { isDuplicateKey } from '@motcua/persistence/duplicate-key';
import type { Model } from 'mongoose';
import { DELIVERY, type DeliveryChannel, type DeliveryDocument } from './delivery.schema.ts';
import type { Told } from './happening.ts';

/** How long a try may take before another process may take it over. */
const claimMilliseconds = 2 * 60_000;

@Injectable()
export class DeliveryStore {
  constructor(@InjectModel(DELIVERY) private readonly deliveries: Model<DeliveryDocument>) {}

  /** @returns the delivery's id; the same for the same event and channel, however often it comes. */
  async begin(happening: Told, channel: DeliveryChannel, { takenAt, machine }: { takenAt: Date; machine: Date }): Promise<string> {
    const _id = `${happening.eventId}:${channel}`;
    try {
      await this.deliveries.create({ _id, dossierId: happening.dossierId, channel, happening, state: 'waiting', attempts: 0, nextAttemptAt: machine, triedSince: machine, takenAt });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    return _id;
  }

  /** Takes a waiting delivery for one try; null when it is done, being tried or not due. */
  claim(id: string, now: Date): Promise<DeliveryDocument | null> {
    const due = { _id: id, state: 'waiting' as const, nextAttemptAt: { $lte: now } };
    return this.deliveries
      .findOneAndUpdate(due, { $set: { nextAttemptAt: new Date(now.getTime() + claimMilliseconds) }, $inc: { attempts: 1 } }, { returnDocument: 'after' })
      .lean<DeliveryDocument>();
  }

  async finish(id: string, state: Exclude<DeliveryDocument['state'], 'waiting'>, now: Date, receipt?: string): Promise<void> {
    await this.deliveries.updateOne({ _id: id }, { $set: { state, ...(state === 'sent' ? { sentAt: now, receipt } : {}) } });
  }

  async tryAgain(id: string, at: Date): Promise<void> {
    await this.deliveries.updateOne({ _id: id, state: 'waiting' }, { $set: { nextAttemptAt: at } });
  }

  async dueIds(now: Date, most: number): Promise<string[]> {
    const due = await this.deliveries.find({ state: 'waiting', nextAttemptAt: { $lte: now } }, { _id: 1 }).limit(most).lean();
    return due.map(({ _id }) => _id);
  }

  ofDossier(dossierId: string): Promise<DeliveryDocument[]> {
    return this.deliveries.find({ dossierId }).sort({ takenAt: 1 }).limit(200).lean<DeliveryDocument[]>();
  }
}
