import { Schema } from 'mongoose';

export const DUPLICATE_MARK = 'duplicate-mark';

/** Somebody has looked at two dossiers and said that they are two matters. Kept for good, and once: the ids of both are its own. */
export interface DuplicateMark {
  /** Both ids, the smaller first. */
  readonly _id: string;
  readonly dossiers: readonly string[];
  readonly by: string;
  readonly name: string;
  readonly at: string;
  readonly reason: string;
  readonly key: string;
}

const text = { type: String, required: true };

export const duplicateMarkSchema = new Schema<DuplicateMark>(
  { _id: text, dossiers: { type: [String], required: true }, by: text, name: { type: String, default: '' }, at: text, reason: text, key: text },
  { collection: 'duplicate-marks', versionKey: false },
);
duplicateMarkSchema.index({ dossiers: 1 });
