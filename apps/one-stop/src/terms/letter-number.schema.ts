import { Schema } from 'mongoose';

export const LETTER_NUMBER = 'LetterNumber';

/** A number that a letter has in the register of its agency and year. */
export interface LetterNumberDocument {
  /** The letter: `<dossier>/apology/0` */
  readonly _id: string;
  /** `apology/000.12.35.H29/2026` */
  readonly series: string;
  readonly number: number;
}

export const letterNumberSchema = new Schema({ _id: { type: String, required: true }, series: String, number: Number }, { collection: 'letter_numbers', versionKey: false });
letterNumberSchema.index({ series: 1, number: 1 }, { unique: true });
