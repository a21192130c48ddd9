import type { PublicStatus } from '@motcua/contracts/dossier';
import type { ContradictionTold } from '@motcua/contracts/feeds-api';
import { outboxFields, type WithOutbox } from '@motcua/messaging/outbox-updates';
import { Schema } from 'mongoose';
import type { z } from 'zod';

export const FOREIGN_DOSSIER = 'foreign-dossier';

/** As what a dossier is counted in the tally of its feed. */
export type CountedDossier = Pick<ForeignDossierDocument, 'contradictory'>;

/** A dossier that lives in another system, as it was told last. Made from its rows, and from nothing else. */
export interface ForeignDossierDocument extends WithOutbox {
  _id: string;
  feed: string;
  reference: string;
  lookupNumber: string;
  /** Raised by each write: two who judge at once do not overwrite each other. */
  serial: number;
  status: PublicStatus;
  factors: string[];
  contradictions: Omit<z.infer<typeof ContradictionTold>, 'reference' | 'code'>[];
  contradictory: boolean;
  /** Its feed, as long as the tally does not know what it is now. */
  uncounted?: string;
  counted?: CountedDossier & { serial: number };
}

const text = { type: String, required: true };

export const foreignDossierSchema = new Schema<ForeignDossierDocument>(
  {
    _id: text,
    feed: text,
    reference: text,
    lookupNumber: text,
    serial: { type: Number, required: true },
    status: { type: Schema.Types.Mixed, required: true },
    factors: { type: [String], required: true },
    contradictions: { type: [Schema.Types.Mixed], required: true },
    contradictory: { type: Boolean, required: true },
    uncounted: String,
    counted: Schema.Types.Mixed,
    ...outboxFields,
  } as never,
  { collection: 'foreign-dossiers', versionKey: false, minimize: false },
);
foreignDossierSchema.index({ reference: 1 }, { unique: true });
foreignDossierSchema.index({ lookupNumber: 1 }, { unique: true });
foreignDossierSchema.index({ feed: 1, contradictory: 1 });
foreignDossierSchema.index({ uncounted: 1 }, { sparse: true });
