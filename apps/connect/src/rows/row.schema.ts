import type { RowFate } from '@motcua/contracts/feeds-api';
import type { RowProblem } from '@motcua/domain/feed/row-problem';
import { Schema } from 'mongoose';

export const ROW = 'row';

/** As what a row is counted in the tally of its feed. */
export type CountedRow = Pick<RowDocument, 'fate' | 'times'>;

/** A row as it came, less what is nobody's business: names are dropped at the door, and of numbers only digests are left. */
export interface RowDocument {
  /** Feed and a digest of the content: what comes twice is here once. */
  _id: string;
  feed: string;
  /** Of which dossier; absent where the row names none. */
  dossier?: string;
  values: Record<string, string>;
  factors: string[];
  /** Whence: a file and its line, a page, an offset. */
  from?: string;
  firstAt: Date;
  /** Order of arrival, by the machine's clock and the place in the batch: dates may stand still in a simulation. */
  place: number;
  /** When it came last. */
  receivedAt: Date;
  times: number;
  fate: RowFate;
  problems?: RowProblem[];
  /** Instant of what it says, when it could be read. */
  saysAt?: string;
  /** Its feed, as long as the tally does not know what it is now. */
  uncounted?: string;
  counted?: CountedRow & { serial: number };
}

const text = { type: String, required: true };
const instant = { type: Date, required: true };

export const rowSchema = new Schema<RowDocument>(
  {
    _id: text,
    feed: text,
    dossier: String,
    values: { type: Schema.Types.Mixed, required: true },
    factors: { type: [String], required: true },
    from: String,
    firstAt: instant,
    place: { type: Number, required: true },
    receivedAt: instant,
    times: { type: Number, required: true },
    fate: text,
    problems: Schema.Types.Mixed,
    saysAt: String,
    uncounted: String,
    counted: Schema.Types.Mixed,
  } as never,
  { collection: 'rows', versionKey: false, minimize: false },
);
rowSchema.index({ dossier: 1, place: 1 });
rowSchema.index({ feed: 1, fate: 1, receivedAt: -1 });
rowSchema.index({ fate: 1, receivedAt: 1 });
rowSchema.index({ uncounted: 1 }, { sparse: true });
