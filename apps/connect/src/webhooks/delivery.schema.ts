import type { DeliveryFault, DeliveryState } from '@motcua/contracts/webhooks-api';
import { Schema } from 'mongoose';

export const DELIVERY = 'webhook-delivery';

/** One status of one dossier for one partner. Its id is the `webhook-id` of each try, its body the bytes of each try. */
export interface DeliveryDocument {
  _id: string;
  webhook: string;
  /** Of tests the delivery's own id: none takes the place of another. */
  dossier: string;
  version: number;
  code?: string;
  test?: boolean;
  body: string;
  state: DeliveryState;
  /** Of the event. */
  at: Date;
  tries: number;
  /** By the machine's clock. */
  nextAt: Date;
  deliveredAt?: Date;
  fault?: DeliveryFault;
  expiresAt: Date;
}

const text = { type: String, required: true };
const number = { type: Number, required: true };
const instant = { type: Date, required: true };

export const deliverySchema = new Schema<DeliveryDocument>(
  {
    ...{ _id: text, webhook: text, dossier: text, version: number, code: String, test: Boolean, body: text, state: text },
    ...{ at: instant, tries: number, nextAt: instant, deliveredAt: Date, fault: Schema.Types.Mixed, expiresAt: instant },
  } as never,
  { collection: 'webhook-deliveries', versionKey: false, minimize: false },
);
deliverySchema.index({ webhook: 1, state: 1, nextAt: 1 });
deliverySchema.index({ webhook: 1, dossier: 1 });
deliverySchema.index({ webhook: 1, at: -1 });
deliverySchema.index({ webhook: 1, deliveredAt: 1 });
deliverySchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
