import type { FeedDefinition, Replay } from '@motcua/contracts/feeds-api';
import { Schema } from 'mongoose';

export const FEED = 'feed';
export const FEED_VERSION = 'feed-version';

export interface FeedKey {
  id: string;
  createdAt: Date;
  revokedAt?: Date;
}

/** A feed as it is now. What it was before stands in its versions. */
export interface FeedDocument {
  _id: string;
  version: number;
  definition: FeedDefinition;
  agency: string;
  series: number;
  keys: FeedKey[];
  /** How far the agency's API was read. Written after the rows of a page, never before. */
  cursor?: string;
  /** Why nothing can be fetched or read at present. */
  trouble?: string;
  replay?: Replay;
}

/** Every version that there was, with who made it: a status can be traced to the table that it came from. */
export interface FeedVersionDocument {
  _id: string;
  feed: string;
  version: number;
  definition: FeedDefinition;
  by: string;
  at: Date;
}

const text = { type: String, required: true };
const number = { type: Number, required: true };
const mixed = { type: Schema.Types.Mixed, required: true };

export const feedSchema = new Schema<FeedDocument>(
  { _id: text, version: number, definition: mixed, agency: text, series: number, keys: { type: [Schema.Types.Mixed], required: true }, cursor: String, trouble: String, replay: Schema.Types.Mixed } as never,
  { collection: 'feeds', versionKey: false, minimize: false },
);
// Two feeds of one agency with one series would give one reference to two dossiers.
feedSchema.index({ agency: 1, series: 1 }, { unique: true });

export const feedVersionSchema = new Schema<FeedVersionDocument>({ _id: text, feed: text, version: number, definition: mixed, by: text, at: { type: Date, required: true } }, { collection: 'feed-versions', versionKey: false, minimize: false });
feedVersionSchema.index({ feed: 1, version: 1 });
