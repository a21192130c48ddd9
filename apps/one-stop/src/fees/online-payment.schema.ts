import type { DisputeEnd, DisputeWhy } from '@motcua/contracts/disputes-api';
import { Schema } from 'mongoose';
import type { Begun, Transaction } from './provider.ts';

export const ONLINE_PAYMENT = 'OnlinePayment';

export interface Received extends Transaction {
  /** When it was written on the dossier and receipted. */
  readonly bookedAt?: string;
}

/** Money that fits nothing, and what a person made of it. */
export interface Disputed extends Transaction {
  readonly why?: DisputeWhy;
  readonly settled?: { readonly at: string; readonly by: string; readonly end: DisputeEnd; readonly reason: string; readonly key: string };
}

/** One attempt to pay on line: the request that went to the provider, and everything that came of it. */
export interface KeptPayment {
  /** The reference that the provider knows it by. */
  readonly _id: string;
  readonly dossier: { readonly id: string; readonly reference: string; readonly agency: string };
  readonly amount: number;
  readonly provider: string;
  readonly by: string;
  /** Idempotency-Key of the request that began it. */
  readonly key: string;
  readonly state: 'pending' | 'paid' | 'failed' | 'cancelled' | 'expired' | 'disputed';
  readonly begunAt: string;
  readonly expiresAt: string;
  readonly begun?: Begun;
  readonly transactions: readonly Received[];
  /** Money that is not on the dossier yet. */
  readonly toBook?: true;
  /** When the provider is asked next; absent once there is nothing more to ask. */
  readonly askAt?: Date;
  readonly asked: number;
  /** What came that does not fit, for a person to look at. */
  readonly disputes?: readonly Disputed[];
}

/** Instants of the dossier's time are text, as everywhere; the job's own pace goes by the machine's clock. */
export const onlinePaymentSchema = new Schema(
  { _id: { type: String, required: true }, askAt: Date },
  { collection: 'online-payments', versionKey: false, strict: false, minimize: false },
);
onlinePaymentSchema.index({ 'dossier.id': 1, key: 1 }, { unique: true });
onlinePaymentSchema.index({ askAt: 1 }, { sparse: true });
onlinePaymentSchema.index({ toBook: 1 }, { sparse: true });
onlinePaymentSchema.index({ 'transactions.id': 1 });
// Few payments have any.
onlinePaymentSchema.index({ 'disputes.id': 1 }, { sparse: true });
