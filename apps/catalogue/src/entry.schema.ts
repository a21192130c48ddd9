import type { Agency, Calendar, ProvinceUnits } from '@motcua/contracts/agency';
import type { ProcedureSummary } from '@motcua/contracts/catalogue-api';
import type { Procedure } from '@motcua/contracts/procedure';
import type { BilingualText } from '@motcua/contracts/text';
import type { WithOutbox } from '@motcua/messaging/outbox-updates';
import { Schema } from 'mongoose';

/** What the catalogue publishes, by kind. */
export interface Published {
  procedure: Procedure;
  agency: Agency;
  calendar: Calendar;
  units: ProvinceUnits;
}
export type Kind = keyof Published;

export interface Withdrawal {
  on: string;
  reason: BilingualText;
  /** The wish that it answers: the same key is the same wish. */
  key: string;
  by: string;
  at: Date;
}

/** One published thing. Procedures have an entry per version that never changes; the others one entry whose version is counted up. */
export interface Entry<K extends Kind = Kind> extends WithOutbox {
  /** `agency:000.12.35.H29`, `procedure:business-registration-household/1` */
  _id: string;
  kind: K;
  /** Code or id, without version. */
  name: string;
  version: number;
  /** SHA-256 of the content as published, its version left out. */
  hash: string;
  data: Published[K];
  /** Only of versions of procedures that are offered no more. Stands beside what was published, which does not change. */
  withdrawal?: Withdrawal;
  /** SHA-256 of what its data file said when it was last read; without it `hash` is that. */
  fileHash?: string;
  /** What administrators changed, newest last. */
  edits?: readonly Edit[];
  /** Only of procedures: what lists tell, and what search looks into. */
  summary?: ProcedureSummary;
  search?: { name: string; all: string };
}

/** One change by an administrator: who, when, from which request, and the version it made. */
export interface Edit {
  readonly by: string;
  readonly at: string;
  readonly version: number;
  /** Idempotency-Key, and the hash of what the request said. */
  readonly key: string;
  readonly request: string;
}

export const ENTRY = 'Entry';

export const entrySchema = new Schema<Entry>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    name: { type: String, required: true },
    version: { type: Number, required: true },
    hash: { type: String, required: true },
    data: { type: Schema.Types.Mixed, required: true },
    withdrawal: Schema.Types.Mixed as never,
    fileHash: String,
    edits: { type: [Schema.Types.Mixed], default: undefined } as never,
    summary: Schema.Types.Mixed,
    search: Schema.Types.Mixed,
    outbox: { type: [Schema.Types.Mixed], default: [] } as never,
    outboxSince: Date,
  },
  // JSON Logic has keys such as "==" and empty objects that must come back as they went in.
  { collection: 'entries', versionKey: false, strict: 'throw', minimize: false },
);
entrySchema.index({ kind: 1, name: 1, version: -1 }, { unique: true });
