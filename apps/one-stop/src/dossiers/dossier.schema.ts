import type { WithOutbox } from '@motcua/messaging/outbox-updates';
import { Schema } from 'mongoose';
import type { KeptDossier } from './kept-dossier.ts';

export const DOSSIER = 'dossier';

/** One document is the transaction: state, history with keys, content and the facts to publish are written together. */
export interface DossierDocument extends Omit<KeptDossier, 'id'>, WithOutbox {
  /** Also the submission's id. */
  _id: string;
  /** When it was last written, by the clock of the machine: where to look for what the audit log lacks after a crash. */
  savedAt?: Date;
}

const { Mixed } = Schema.Types;

/** Shapes are the domain's; the schema says what lists filter and sort by. Instants are ISO text in UTC, which sorts by itself. */
export const dossierSchema = new Schema(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    owner: { type: String, required: true },
    reference: { type: String, required: true, index: true },
    lookupNumber: { type: String, required: true, index: true },
    state: { type: String, required: true },
    submittedAt: { type: String, required: true },
    changedAt: { type: String, required: true },
    outbox: { type: [Mixed], default: [] },
    outboxSince: Date,
    savedAt: Date,
    feesDueSince: Date,
  },
  { collection: 'dossiers', versionKey: false, minimize: false, strict: false },
);
dossierSchema.index({ owner: 1, submittedAt: 1 });
// Whose calendar its term runs by, wherever it lies now.
dossierSchema.index({ 'agency.code': 1, 'desk.open': 1 });
// What the desk index is filled from: everything open, and what was finished lately.
dossierSchema.index({ 'desk.open': 1, changedAt: 1 });
// What the other processes wrote since it was last looked.
dossierSchema.index({ 'touched.by': 1, 'touched.at': 1 });
dossierSchema.index({ foundBy: 1 });
// Open dossiers of a procedure, by the version that they follow.
dossierSchema.index({ 'procedure.id': 1, 'desk.open': 1 });
dossierSchema.index({ feesDueSince: 1 }, { sparse: true });
// Terms that ran out, and what an agency received in a period.
dossierSchema.index({ 'desk.watch': 1 });
dossierSchema.index({ 'agency.code': 1, receivedAt: 1 });
dossierSchema.index({ 'follows.id': 1 }, { sparse: true });
dossierSchema.index({ savedAt: 1 });
dossierSchema.index({ 'rating.at': 1 }, { sparse: true });
