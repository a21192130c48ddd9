import type { Attachment } from '@motcua/contracts/eforms-api';
import { Schema } from 'mongoose';

export const ATTACHMENT = 'attachment';

export interface AttachmentDocument {
  _id: string;
  owner: string;
  name: string;
  /** Bytes. */
  size: number;
  type: string;
  /** Where its content lies; attachments with equal content share one file. */
  sha256: string;
  state: Attachment['state'];
  purpose?: string;
  uploadedAt: Date;
  /** Dossiers it was handed in with. */
  dossiers: string[];
  /** Set while no dossier holds it: the sweep looks at it from then on. */
  keepUntil?: Date;
  /** Taken away by its owner; nobody sees it any more and the sweep removes it. */
  deleted?: true;
}

export const attachmentSchema = new Schema<AttachmentDocument>(
  {
    _id: { type: String, required: true },
    owner: { type: String, required: true },
    name: { type: String, required: true },
    size: { type: Number, required: true },
    type: { type: String, required: true },
    sha256: { type: String, required: true, index: true },
    state: { type: String, required: true },
    purpose: String,
    uploadedAt: { type: Date, required: true },
    dossiers: { type: [String], default: [] },
    keepUntil: { type: Date, index: { sparse: true } },
    deleted: Boolean,
  },
  { collection: 'attachments', versionKey: false },
);
