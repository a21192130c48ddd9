import { Schema } from 'mongoose';

export const RECKONING = 'Reckoning';

/** By which version of which calendar an agency's open dossiers were last reckoned, all of them. */
export interface ReckonedAgency {
  /** Code of the agency. */
  readonly _id: string;
  /** `ho-chi-minh-city/4` */
  readonly calendar: string;
}

/** How far the work on one version of a calendar is. */
export interface ReckoningRun {
  /** `run:ho-chi-minh-city` */
  readonly _id: string;
  readonly version: number;
  readonly seen: number;
  readonly moved: number;
  readonly unreached: number;
  readonly doneAt?: string;
}

export const reckoningSchema = new Schema({ _id: { type: String, required: true } }, { collection: 'reckonings', versionKey: false, strict: false });
