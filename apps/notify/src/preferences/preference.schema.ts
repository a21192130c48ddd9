import type { LetterPreferences, NoticePreferences } from '@motcua/contracts/notices-api';
import { Schema } from 'mongoose';

export const PREFERENCE = 'preference';
export const USED_LINK = 'used-link';

/** What somebody wishes, by who they are: an account's id, or that of a dossier whose owner has no account. */
export interface PreferenceDocument {
  _id: string;
  letters?: LetterPreferences;
  notices?: NoticePreferences;
}

const { Mixed } = Schema.Types;

export const preferenceSchema = new Schema<PreferenceDocument>({ _id: { type: String, required: true }, letters: Mixed, notices: Mixed }, { collection: 'preferences', versionKey: false, minimize: false });
// Few officials want their digest at another hour than most.
preferenceSchema.index({ 'notices.hour': 1 }, { sparse: true });

/** A link from a letter that has made its change; kept as long as the link would be valid. By the machine's clock, as its end. */
export interface UsedLinkDocument {
  _id: string;
  until: Date;
}

export const usedLinkSchema = new Schema<UsedLinkDocument>({ _id: { type: String, required: true }, until: { type: Date, required: true } }, { collection: 'used-links', versionKey: false });
usedLinkSchema.index({ until: 1 }, { expireAfterSeconds: 0 });
