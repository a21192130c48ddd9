import type { Absence, Delegation, Roster } from '@motcua/domain/roster/roster';
import { Schema } from 'mongoose';

export const ROSTER = 'Roster';

/** What makes a repeated request known: the keys of the one that wrote an entry, and of the one that ended it. */
interface Keyed {
  readonly key?: string;
  readonly endKey?: string;
}
export type KeptAbsence = Absence & Keyed;
export type KeptDelegation = Delegation & Keyed;

export interface KeptRoster extends Roster {
  readonly absences: readonly KeptAbsence[];
  readonly delegations: readonly KeptDelegation[];
}

/** One document for each agency: rules look at several entries, and one document is the transaction. */
export interface RosterDocument extends Omit<KeptRoster, 'agency'> {
  /** Code of the agency. */
  _id: string;
}

export const rosterSchema = new Schema({ _id: { type: String, required: true }, version: { type: Number, required: true } }, { collection: 'rosters', versionKey: false, strict: false });

export const PAST_ENTRY = 'PastRosterEntry';

/** Entries that ended long ago, each by itself: who was away and who acted for whom stays known, and the roster stays small. */
export interface PastEntry {
  readonly _id: string;
  readonly agency: string;
  readonly kind: 'absence' | 'delegation';
}

export const pastEntrySchema = new Schema({ _id: { type: String, required: true }, agency: { type: String, required: true, index: true } }, { collection: 'roster-past', versionKey: false, strict: false });
