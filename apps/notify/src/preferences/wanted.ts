import type { Channel, LetterGroup, LetterPreferences } from '@motcua/contracts/notices-api';
import type { ToCitizen } from '../happening.ts';

/**
 * What each letter is to its reader. `required`: the law has the agency write it, so nobody can switch it off: what is missing and by when, a refusal,
 * a new date with an apology, an end of the handling (Decree 61/2018/NĐ-CP arts. 17, 19).
 */
const groups: Readonly<Record<ToCitizen['kind'], LetterGroup | 'required'>> = {
  submitted: 'progress',
  received: 'progress',
  approved: 'progress',
  withdrawn: 'progress',
  returned: 'rating',
  'draft-expires': 'reminders',
  'supplement-requested': 'required',
  refused: 'required',
  stopped: 'required',
  'payment-requested': 'required',
  paid: 'required',
  suspended: 'progress',
  resumed: 'progress',
  extended: 'required',
  // Whose the dossier is now is part of whom a citizen may ask.
  transferred: 'required',
  'transfer-returned': 'progress',
};

/** Whether the reader wants this letter by that channel. */
export function isWanted(kind: ToCitizen['kind'], { off }: LetterPreferences, channel: Channel): boolean {
  const group = groups[kind];
  return group === 'required' || !off.some((each) => each.group === group && each.channel === channel);
}
