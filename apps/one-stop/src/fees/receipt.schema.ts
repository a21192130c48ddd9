import type { FeeReceipt } from '@motcua/papers/fee-receipt';
import type { PaymentWay } from '@motcua/domain/fees/account';
import { Schema } from 'mongoose';

export const RECEIPT = 'Receipt';

/** A receipt, or the voucher of what was paid back: one document with its number, which exists only with it. */
export interface KeptReceipt {
  /** Made from dossier and payment: one payment has one receipt. */
  readonly _id: string;
  readonly kind: 'receipt' | 'payout';
  readonly agency: string;
  readonly series: string;
  readonly number: number;
  /** In the agency's zone, YYYY-MM-DD. */
  readonly day: string;
  readonly issuedAt: string;
  readonly amount: number;
  readonly way: PaymentWay;
  /** The payment or refund that it stands for. */
  readonly of: string;
  readonly dossier: { readonly id: string; readonly reference: string };
  readonly by?: { readonly id: string; readonly name: string };
  /** As it was written when it was given out. */
  readonly text: FeeReceipt;
  readonly voided?: { readonly at: string; readonly by: string; readonly reason: string };
  /** The closing that counted it, and the one that counted it out again when it was voided. */
  readonly closing?: number;
  readonly voidClosing?: number;
}

export type NewReceipt = Omit<KeptReceipt, 'number'>;

export const receiptSchema = new Schema({ _id: { type: String, required: true } }, { collection: 'receipts', versionKey: false, strict: false, minimize: false });
receiptSchema.index({ agency: 1, series: 1, number: 1 }, { unique: true });
receiptSchema.index({ agency: 1, day: 1 });
receiptSchema.index({ agency: 1, closing: 1 });
receiptSchema.index({ 'dossier.id': 1 });
