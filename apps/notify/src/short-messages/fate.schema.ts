import type { SmsReceiptData } from '@motcua/contracts/events';
import { Schema } from 'mongoose';

export const FATE = 'fate';

/** What became of a short message, under the network's name for it: also when it is told before we know that name. */
export interface FateDocument {
  _id: string;
  fate: SmsReceiptData['fate'];
  /** What is said later counts for more when it is higher: receipts come in any order. */
  rank: number;
  at: Date;
}

export const fateSchema = new Schema<FateDocument>(
  { _id: { type: String, required: true }, fate: { type: String, required: true }, rank: { type: Number, required: true }, at: { type: Date, required: true } },
  { collection: 'fates', versionKey: false },
);
