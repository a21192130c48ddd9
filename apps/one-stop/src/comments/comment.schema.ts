import { Schema } from 'mongoose';
import type { KnownOfficial } from '../dossiers/kept-dossier.ts';

export const COMMENT = 'Comment';

/**
 * A note between officials. A collection of its own: notes come without end, are read a page at a time, and are no part of the decision, so that
 * writing one makes no new version of the dossier and stands in nobody's way.
 */
export interface KeptComment {
  readonly _id: string;
  readonly dossier: { readonly id: string; readonly reference: string };
  readonly by: KnownOfficial;
  readonly text: string;
  readonly mentions: readonly KnownOfficial[];
  readonly at: string;
  readonly key: string;
  readonly retractedAt?: string;
}

export const commentSchema = new Schema({ _id: { type: String, required: true } }, { collection: 'comments', versionKey: false, strict: false });
commentSchema.index({ 'dossier.id': 1, at: 1 });
commentSchema.index({ 'mentions.id': 1, at: 1 });
commentSchema.index({ at: 1 });
// The same request twice is one note.
commentSchema.index({ 'by.id': 1, key: 1 }, { unique: true });
