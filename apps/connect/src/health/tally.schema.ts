import { Schema } from 'mongoose';
import type { FeedTally } from './tally.ts';

export const FEED_TALLY = 'feed-tally';

const number = { type: Number, required: true };

export const feedTallySchema = new Schema<FeedTally>(
  {
    _id: { type: String, required: true },
    serial: number,
    fates: { type: Schema.Types.Mixed, required: true },
    again: number,
    dossiers: number,
    contradictory: number,
    last: Schema.Types.Mixed,
    refused: { type: [Schema.Types.Mixed], required: true },
    cutAt: Date,
    marks: Schema.Types.Mixed,
  } as never,
  { collection: 'feed-tallies', versionKey: false, minimize: false },
);
