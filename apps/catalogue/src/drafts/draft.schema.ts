import { Schema } from 'mongoose';

export const PROCEDURE_DRAFT = 'ProcedureDraft';

/** A publication that was decided: from here on the draft stands still, and whoever finds it so brings it to its end. */
export interface DecidedPublication {
  key: string;
  effectiveFrom: string;
  by: string;
  at: Date;
}

export interface DraftDocument {
  _id: string;
  procedureId: string;
  /** `open` while it is edited, its own id afterwards: a procedure has one open draft. */
  slot: string;
  version: number;
  serial: number;
  /** JSON text: content in the making may have any keys, and comes back as it went in. */
  content: string;
  basedOn?: number;
  state: 'draft' | 'publishing' | 'published';
  /** What blocked publication when it was saved. */
  problems: number;
  changedAt: Date;
  changedBy: string;
  publication?: DecidedPublication;
}

export const draftSchema = new Schema<DraftDocument>(
  {
    _id: { type: String, required: true },
    procedureId: { type: String, required: true },
    slot: { type: String, required: true },
    version: { type: Number, required: true },
    serial: { type: Number, required: true },
    content: { type: String, required: true },
    basedOn: Number,
    state: { type: String, required: true },
    problems: { type: Number, required: true },
    changedAt: { type: Date, required: true },
    changedBy: { type: String, required: true },
    publication: Schema.Types.Mixed as never,
  },
  { collection: 'procedure-drafts', versionKey: false, strict: 'throw' },
);
draftSchema.index({ procedureId: 1, slot: 1 }, { unique: true });
draftSchema.index({ state: 1, changedAt: -1 });
