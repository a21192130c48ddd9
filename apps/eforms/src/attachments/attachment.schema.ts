import type { Attachment } from '@motcua/contracts/eforms-api';
import type { FileWord } from '@motcua/files/file-words';
import { Schema } from 'mongoose';

export const ATTACHMENT = 'attachment';

export interface AttachmentDocument {
  _id: string;
  owner: string;
  name: string;
  /** Bytes. */
  size: number;
  type: string;
  /** Where its content lies, once all of it is there; attachments with equal content share one file. */
  sha256?: string;
  state: Attachment['state'];
  /** Why it failed, or what was found in it. */
  problem?: FileWord;
  /** While it comes in parts: until when the next is waited for. */
  partsUntil?: Date;
  /** While the scanner is to look at it; kept here, so that no crash forgets it. */
  scan?: Scan;
  purpose?: string;
  uploadedAt: Date;
  /** Dossiers it was handed in with. */
  dossiers: string[];
  /** Set while no dossier holds it: the sweep looks at it from then on. */
  keepUntil?: Date;
  /** Taken away by its owner; nobody sees it any more and the sweep removes it. */
  deleted?: true;
}

export interface Scan {
  /** When it is looked at next. Whoever takes it up moves this on, so that two processes do not. */
  due: Date;
  tries: number;
  since: Date;
}

export const attachmentSchema = new Schema<AttachmentDocument>(
  {
    _id: { type: String, required: true },
    owner: { type: String, required: true },
    name: { type: String, required: true },
    size: { type: Number, required: true },
    type: { type: String, required: true },
    sha256: { type: String, index: true },
    state: { type: String, required: true },
    problem: String,
    partsUntil: { type: Date, index: { sparse: true } },
    scan: { type: new Schema<Scan>({ due: { type: Date, required: true }, tries: { type: Number, required: true }, since: { type: Date, required: true } }, { _id: false }) },
    purpose: String,
    uploadedAt: { type: Date, required: true },
    dossiers: { type: [String], default: [] },
    keepUntil: { type: Date, index: { sparse: true } },
    deleted: Boolean,
  },
  { collection: 'attachments', versionKey: false },
);
attachmentSchema.index({ 'scan.due': 1 }, { sparse: true });
