import { Schema } from 'mongoose';

/** How often something happened to someone lately. Whom it is about stands there only as an HMAC: addresses are personal data. */
export interface Tally {
  /** `<what>:<HMAC of whom>` */
  readonly _id: string;
  readonly count: number;
  readonly expiresAt: Date;
}

export const TallySchema = new Schema<Tally>(
  { _id: { type: String, required: true }, count: { type: Number, required: true }, expiresAt: { type: Date, required: true } },
  { collection: 'tallies', versionKey: false },
);
TallySchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
