import type { Notice } from '@motcua/contracts/notices-api';
import { Schema } from 'mongoose';

export const NOTICE = 'notice';
export const DIGEST_RUN = 'digest-run';

/** What an official was told: the bell shows it, and the letter about it has the same id. No personal data. */
export interface NoticeDocument extends Omit<Notice, 'id' | 'read' | 'at'> {
  /** `<event or day>:<official>`: told again it is the same one. */
  _id: string;
  official: string;
  at: Date;
  /** Taken away when it was read: only what is unread stands in the index of the unread. */
  unread?: true;
}

const { Mixed } = Schema.Types;
const text = { type: String, required: true };

export const noticeSchema = new Schema<NoticeDocument>(
  { _id: text, official: text, kind: text, at: { type: Date, required: true }, unread: Boolean, dossier: Mixed, rows: { type: [Mixed], default: undefined } },
  { collection: 'notices', versionKey: false },
);
noticeSchema.index({ official: 1, at: -1 });
noticeSchema.index({ official: 1, unread: 1 }, { partialFilterExpression: { unread: true } });

/** A morning that is done, by agency and hour: everybody there has been told. */
export interface DigestRunDocument {
  _id: string;
  doneAt: Date;
  told: number;
}

export const digestRunSchema = new Schema<DigestRunDocument>({ _id: text, doneAt: { type: Date, required: true }, told: { type: Number, required: true } }, { collection: 'digest-runs', versionKey: false });
