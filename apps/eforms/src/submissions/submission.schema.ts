import type { HandedInAtCounter } from '@motcua/contracts/counter';
import type { Attachment, Contact, Submission } from '@motcua/contracts/eforms-api';
import type { Answers, AttachedPapers } from '@motcua/contracts/form';
import { Schema } from 'mongoose';

export const SUBMISSION = 'submission';

/** Written once, whole, and never changed: the submission, its number, its idempotency key and its trail stand or fall together, and the facts to publish follow from it. */
export interface SubmissionDocument {
  /** Also the dossier's id. */
  _id: string;
  owner: string;
  /** Idempotency-Key of the request, and the hash of what it carried. */
  key: string;
  bodyHash: string;
  draftId?: string;
  /** The refused dossier that the draft was made from. */
  follows?: { id: string; reference: string };
  /** Handed in at a counter: its files belong to that desk. */
  counter?: HandedInAtCounter & { desk: string };
  reference: string;
  lookupNumber: string;
  procedure: Submission['procedure'];
  agency: Submission['agency'];
  /** Pinned from the procedure: answers, papers and contact of it are sealed in the store. */
  confidential?: true;
  channel: Submission['channel'];
  answers: Answers;
  papers: AttachedPapers;
  attachments: Attachment[];
  contact: Contact;
  factors: string[];
  submittedAt: Date;
  answerDueAt: Date;
  version: 1;
  audit: { at: Date; by: string; act: 'submitted'; traceId?: string }[];
}

const text = { type: String, required: true };
const instant = { type: Date, required: true };
const { Mixed } = Schema.Types;

export const submissionSchema = new Schema<SubmissionDocument>(
  {
    _id: text,
    owner: text,
    key: text,
    bodyHash: text,
    draftId: String,
    follows: Mixed,
    counter: Mixed,
    reference: text,
    lookupNumber: text,
    procedure: { type: Mixed, required: true },
    agency: { type: Mixed, required: true },
    confidential: Boolean,
    channel: text,
    answers: { type: Mixed, required: true },
    papers: { type: Mixed, required: true },
    attachments: { type: [Mixed], required: true } as never,
    contact: { type: Mixed, required: true },
    factors: [String],
    submittedAt: instant,
    answerDueAt: instant,
    version: { type: Number, required: true },
    audit: { type: [Mixed], required: true } as never,
  },
  { collection: 'submissions', versionKey: false, minimize: false },
);
submissionSchema.index({ owner: 1, key: 1 }, { unique: true });
submissionSchema.index({ reference: 1 }, { unique: true });
submissionSchema.index({ lookupNumber: 1 }, { unique: true });
submissionSchema.index({ 'counter.desk': 1, submittedAt: -1 }, { partialFilterExpression: { 'counter.desk': { $exists: true } } });
// However many tabs submit a draft, it becomes one dossier.
submissionSchema.index({ draftId: 1 }, { unique: true, partialFilterExpression: { draftId: { $exists: true } } });

export const COUNTER = 'counter';

export interface CounterDocument {
  _id: string;
  /** The last number that was reserved. */
  upTo: number;
}

export const counterSchema = new Schema<CounterDocument>({ _id: text, upTo: { type: Number, required: true } }, { collection: 'counters', versionKey: false });
