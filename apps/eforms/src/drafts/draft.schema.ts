import type { AtCounter } from '@motcua/contracts/counter';
import type { Contact, Draft, Redo } from '@motcua/contracts/eforms-api';
import type { Answers, AttachedPapers } from '@motcua/contracts/form';
import type { NamedPart } from '@motcua/contracts/form-change';
import { Schema } from 'mongoose';

export const DRAFT = 'draft';

export interface DraftDocument {
  _id: string;
  owner: string;
  /** Pinned when the draft was begun: a form does not change under the citizen's hands. */
  procedure: { id: string; version: number };
  agency: string;
  /** Answers and papers of it are sealed in the store. */
  confidential?: true;
  answers: Answers;
  papers: AttachedPapers;
  visited: string[];
  version: number;
  savedAt: Date;
  expiresAt: Date;
  /** When the owner is next told that the draft expires; null once there is nothing more to tell before it does. */
  noticeAt: Date | null;
  /** In which the owner is written to. */
  language: Contact['language'];
  /** Answers taken from earlier dossiers, by field. */
  reused?: NonNullable<Draft['reused']>;
  /** Of one that was made from a refused dossier. */
  redo?: Redo;
  /** The last move to a newer version of the form, and the key that makes a repetition of it known. */
  upgraded?: { key: string; from: number; at: Date; dropped: NamedPart[] };
  /** Of one that is filled in at a counter: its owner is the desk, not a person. */
  counter?: AtCounter;
}

export const draftSchema = new Schema<DraftDocument>(
  {
    _id: { type: String, required: true },
    owner: { type: String, required: true },
    procedure: { id: { type: String, required: true }, version: { type: Number, required: true } },
    agency: { type: String, required: true },
    confidential: Boolean,
    answers: { type: Schema.Types.Mixed, default: {} },
    papers: { type: Schema.Types.Mixed, default: {} },
    visited: { type: [String], default: [] },
    version: { type: Number, required: true },
    savedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    noticeAt: { type: Date, default: null },
    language: { type: String, default: 'vi' },
    reused: Schema.Types.Mixed,
    redo: Schema.Types.Mixed,
    upgraded: Schema.Types.Mixed,
    counter: Schema.Types.Mixed,
  },
  { collection: 'drafts', versionKey: false, minimize: false },
);
draftSchema.index({ owner: 1, savedAt: -1 });
draftSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
draftSchema.index({ noticeAt: 1 });
