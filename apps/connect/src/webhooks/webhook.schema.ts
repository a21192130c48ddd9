import type { DeliveryFault, WebhookAct, WebhookDefinition } from '@motcua/contracts/webhooks-api';
import { Schema } from 'mongoose';

export const WEBHOOK = 'webhook';
export const WEBHOOK_CHANGE = 'webhook-change';

export interface WebhookSecret {
  id: string;
  createdAt: Date;
  /** Set when a newer one took its place. */
  validUntil?: Date;
}

/** A partner as it is now. What was done to it, and by whom, stands in its changes. */
export interface WebhookDocument {
  _id: string;
  version: number;
  definition: WebhookDefinition;
  on: boolean;
  /** The partner said so itself. */
  gone?: boolean;
  /** Told of what changed from then on. */
  since: Date;
  secrets: WebhookSecret[];
  lastDeliveredAt?: Date;
  failuresInRow: number;
  fault?: DeliveryFault;
  /** By the machine's clock. */
  restsUntil?: Date;
}

export interface WebhookChangeDocument {
  webhook: string;
  act: WebhookAct;
  by: string;
  at: Date;
  version: number;
  definition: WebhookDefinition;
}

const text = { type: String, required: true };
const number = { type: Number, required: true };
const day = { type: Date, required: true };
const mixed = { type: Schema.Types.Mixed, required: true };

export const webhookSchema = new Schema<WebhookDocument>(
  {
    ...{ _id: text, version: number, definition: mixed, on: { type: Boolean, required: true }, gone: Boolean, since: day },
    ...{ secrets: { type: [Schema.Types.Mixed], required: true }, lastDeliveredAt: Date, failuresInRow: number, fault: Schema.Types.Mixed, restsUntil: Date },
  } as never,
  { collection: 'webhooks', versionKey: false, minimize: false },
);

export const webhookChangeSchema = new Schema<WebhookChangeDocument>({ webhook: text, act: text, by: text, at: day, version: number, definition: mixed } as never, { collection: 'webhook-changes', versionKey: false, minimize: false });
webhookChangeSchema.index({ webhook: 1, at: -1 });
