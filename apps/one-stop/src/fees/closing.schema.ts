import type { Closing } from '@motcua/contracts/fees-api';
import { Schema } from 'mongoose';

export const CLOSING = 'Closing';

/** A closing of an agency's book: begun, then counted. What it counts carries its number, so that nothing is counted twice or not at all. */
export interface KeptClosing extends Partial<Closing> {
  /** `000.12.35.H29/17` */
  readonly _id: string;
  readonly agency: string;
  readonly number: number;
  readonly key: string;
  readonly handedOver: number;
  readonly by: string;
  readonly at: string;
}

export const closingSchema = new Schema({ _id: { type: String, required: true } }, { collection: 'closings', versionKey: false, strict: false, minimize: false });
closingSchema.index({ agency: 1, number: 1 }, { unique: true });
