import { Schema } from 'mongoose';

export const AUDIT = 'audit';

/** Entries are asked for by what they are of; everything else reads a chain from end to end by its ids. */
export const auditSchema = new Schema({ _id: { type: String, required: true }, of: String }, { collection: 'audit', versionKey: false, strict: false });
auditSchema.index({ of: 1, at: 1 }, { sparse: true });
