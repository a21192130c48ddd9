import type { Actor } from '../actor.ts';
import { holds, mayAssign, sightOf } from './confidential.ts';
import type { Dossier } from './dossier.ts';

type Seen = Parameters<typeof sightOf>[0] & Pick<Dossier, 'confidential'>;

/** Who answers for how dossiers are handled, and those who inspect it. */
export const logReaders = ['head', 'leader', 'inspector'] as const;

/**
 * Whether this official may see who has looked at a dossier. Of a confidential one the inspector who holds it and the head of the inspectors,
 * who see on its cover already who has read it; nobody else may even know that there is one.
 */
export function mayReadAccessLog(dossier: Seen, actor: Actor): boolean {
  if (actor.kind !== 'official') return false;
  if (dossier.confidential) return holds(dossier, actor) || mayAssign(dossier, actor);
  return sightOf(dossier, actor) === 'content' && logReaders.some((role) => actor.roles.includes(role));
}

/** Taking it out of the house is for those who inspect. */
export const mayExportAccessLog = (dossier: Seen, actor: Actor): boolean => mayReadAccessLog(dossier, actor) && actor.roles.includes('inspector');
