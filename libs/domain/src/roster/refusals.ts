import { DomainError } from '../errors.ts';

const sentences = {
  'roster-not-yours': 'Absences and delegations are kept by the official, their head, a leader or who administers the staff.',
  'roster-entry-over': 'This entry is over, or was taken back already.',
  'absence-overlaps': 'This person is away on some of these days already.',
  'period-invalid': 'The last day lies before the first, or more than a year after it.',
  'period-past': 'These days are over.',
  'delegation-to-oneself': 'Nobody stands in for themselves, or makes themselves the substitute of another.',
  'delegation-unfit': 'Only one’s own work can be given away, to somebody of the agency who handles dossiers.',
  'delegation-chain': 'Who stands in for somebody cannot give that on, nor have their own work done by a third on the same days.',
  'delegation-overlaps': 'On some of these days somebody else does this work already.',
  'delegate-away': 'The substitute is away on some of these days.',
} as const;
export type RosterCode = keyof typeof sentences;

/** The roster of an agency cannot be changed like this. */
export class RosterRefused extends DomainError {
  constructor(code: RosterCode, at?: string) {
    super(code === 'roster-not-yours' ? 'forbidden' : code === 'roster-entry-over' ? 'conflict' : 'invalid', code, sentences[code], at === undefined ? {} : { at, params: { at } });
  }
}
