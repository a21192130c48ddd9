import { Schema } from 'mongoose';
import type { Told } from './happening.ts';

export const DELIVERY = 'delivery';

/** By letter, by short message, or to a browser. */
export type DeliveryChannel = 'email' | 'sms' | 'push';

/**
 * One letter about one happening by one channel. Name and address are not kept: they are asked for again at every try, so that a
 * corrected address counts, a deleted citizen is gone, and this store holds no personal data.
 */
export interface DeliveryDocument {
  /** `<event id>:<channel>`: a replayed event finds the delivery that it made before. */
  _id: string;
  dossierId: string;
  channel: DeliveryChannel;
  happening: Told;
  state: 'waiting' | 'sent' | 'nobody-to-tell' | 'not-wanted' | 'given-up';
  attempts: number;
  /** When the next try may begin; also the claim of whoever is trying now. By the machine's clock, as `triedSince`. */
  nextAttemptAt: Date;
  triedSince?: Date;
  takenAt: Date;
  sentAt?: Date;
  /** What the mail server answered, or what the network calls the short message. */
  receipt?: string;
}

const text = { type: String, required: true };
const instant = { type: Date, required: true };

export const deliverySchema = new Schema<DeliveryDocument>(
  {
    _id: text,
    dossierId: text,
    channel: text,
    happening: { type: Schema.Types.Mixed, required: true },
    state: text,
    attempts: { type: Number, required: true },
    nextAttemptAt: instant,
    triedSince: Date,
    takenAt: instant,
    sentAt: Date,
    receipt: String,
  },
  { collection: 'deliveries', versionKey: false },
);
deliverySchema.index({ dossierId: 1, takenAt: 1 });
// Only what waits is looked for, and that is little.
deliverySchema.index({ nextAttemptAt: 1 }, { partialFilterExpression: { state: 'waiting' } });
