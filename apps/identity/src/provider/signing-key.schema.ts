import { Schema } from 'mongoose';

/** A key that tokens are signed with, locked by TOKEN_SECRET: a copy of the store alone signs nothing. */
export interface SigningKey {
  /** Names the secret that locks it and counts its successors, `4f1d2c9a-1`; also the `kid` of tokens. */
  readonly _id: string;
  /** The private key as JWK, encrypted (JWE). */
  readonly locked: string;
  readonly createdAt: Date;
}

export const SigningKeySchema = new Schema<SigningKey>(
  { _id: { type: String, required: true }, locked: { type: String, required: true }, createdAt: { type: Date, required: true } },
  { collection: 'signing-keys', versionKey: false },
);
