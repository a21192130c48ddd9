import { NotAllowed } from '@motcua/auth/errors';
import type { Actor } from '@motcua/domain/actor';

const prefix = 'counter:';

/** An agency's counter: owner of its drafts and scans, so that any receptionist goes on where another stopped. No account has such an id. */
export interface Desk extends Actor {
  readonly agency: string;
}

export const isDesk = (owner: string): boolean => owner.startsWith(prefix);

/** @throws NotAllowed */
export function deskOf({ agency, ...official }: Actor): Desk {
  if (official.kind !== 'official' || agency === undefined) throw new NotAllowed('Only officials of an agency receive at its counter.');
  return { ...official, id: `${prefix}${agency}`, agency };
}
