import { Schema } from 'mongoose';

/** Somebody who was sent a one-time code, with what they said of themselves; gone with the sign-in it belongs to. */
export interface Challenge {
  /** The interaction (one sign-in in one browser) it belongs to. */
  readonly _id: string;
  readonly email: string;
  readonly name: string;
  readonly phone?: string | undefined;
  readonly identityNumber?: string | undefined;
  /** Of the password that a new account will have. */
  readonly passwordHash?: string | undefined;
  /** HMAC over interaction and code. */
  readonly codeHash: string;
  readonly triesLeft: number;
  readonly codeUntil: Date;
  readonly expiresAt: Date;
}

export const ChallengeSchema = new Schema<Challenge>(
  {
    _id: { type: String, required: true },
    email: { type: String, required: true },
    name: { type: String, required: true },
    phone: String,
    identityNumber: String,
    passwordHash: String,
    codeHash: { type: String, required: true },
    triesLeft: { type: Number, required: true },
    codeUntil: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'challenges', versionKey: false },
);
ChallengeSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
