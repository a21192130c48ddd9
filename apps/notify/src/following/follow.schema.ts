import { Schema } from 'mongoose';

export const FOLLOW = 'follow';

/** Somebody who wants to be told of one dossier's changes and has no account. The address is shut with a secret of the configuration; nothing else tells whose it is. */
export interface FollowDocument {
  /** Stands for the dossier and the address together. */
  _id: string;
  dossierId: string;
  reference: string;
  /** By letter, or in a browser. */
  by: 'email' | 'push';
  /** Stands for the address, so that what goes to it is counted. */
  address: string;
  /** Address and language, shut; gone once its reader has said no. */
  contact?: string;
  /** asked: not confirmed yet. refused: its reader said no instead of confirming, and is not asked again. */
  state: 'asked' | 'on' | 'refused';
  /** How many letters have asked for the confirmation. */
  asks: number;
  askedAt: Date;
  /** Version and gist of what was told last. */
  version: number;
  gist: string;
  /** When it is forgotten. By the machine's clock, as `askedAt`. */
  until: Date;
}

const text = { type: String, required: true };
const number = { type: Number, required: true };
const instant = { type: Date, required: true };

export const followSchema = new Schema<FollowDocument>(
  { _id: text, dossierId: text, reference: text, by: text, address: text, contact: String, state: text, asks: number, askedAt: instant, version: number, gist: text, until: instant },
  { collection: 'follows', versionKey: false },
);
followSchema.index({ dossierId: 1, state: 1 });
followSchema.index({ address: 1, askedAt: 1 });
followSchema.index({ until: 1 }, { expireAfterSeconds: 0 });
