import type { BulkOrder, BulkRow } from '@motcua/contracts/bulk-api';
import { Schema } from 'mongoose';

export const BULK_JOB = 'BulkJob';

/** A job as it is kept: whose it is, what to do, with which dossiers from which versions, and what came of each. No token, no content. */
export interface BulkJobDocument {
  readonly _id: string;
  /** Official who ordered it, and the agency they did it for. */
  readonly by: string;
  readonly agency: string;
  readonly order: BulkOrder;
  readonly createdAt: string;
  /** Idempotency-Key, and the hash of what the request said. */
  readonly key: string;
  readonly request: string;
  readonly rows: readonly BulkRow[];
  readonly doneAt: string | null;
  readonly seen: boolean;
}

const { Mixed } = Schema.Types;

export const bulkJobSchema = new Schema(
  { _id: { type: String, required: true }, by: String, key: String, createdAt: String, doneAt: Mixed, rows: [Mixed] },
  { collection: 'bulk-jobs', versionKey: false, strict: false, minimize: false },
);
bulkJobSchema.index({ by: 1, key: 1 }, { unique: true });
bulkJobSchema.index({ doneAt: 1, createdAt: 1 });
