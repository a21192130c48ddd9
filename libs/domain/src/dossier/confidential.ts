import type { Actor } from '../actor.ts';
import type { Dossier, Submission } from './dossier.ts';
import { hadItBefore, isOfferedTo } from './transfer.ts';

/** `cover`: that it is there, since when, until when and who holds it; nothing of who wrote it, of what it says or of its papers. */
export type Sight = 'content' | 'cover' | 'nothing';

const inspector = 'inspector';

/** Stands where everybody can read: what kind of confidential dossier it is would tell already what nobody is to know. */
export const confidentialProcedure: Submission['procedure'] = { id: 'confidential', version: 1, name: { vi: 'Hồ sơ được bảo mật', en: 'Confidential dossier' } };

type Seen = Pick<Dossier, 'owner' | 'agency' | 'steps' | 'stepId' | 'assignee' | 'confidential' | 'transfers' | 'closed'>;

/**
 * What this actor may see of a dossier. Of a confidential one the owner and the inspector who holds it see the content, and nobody else
 * does, whatever their rank (Law on Denunciations 25/2018/QH14 arts. 8, 9 and 56): not the leader of the agency, of whom it may speak.
 */
export function sightOf(dossier: Seen, actor: Actor): Sight {
  if (actor.kind !== 'official') return isOwner(dossier, actor) ? 'content' : 'nothing';
  if (dossier.confidential) return sightOfCover(dossier, actor);
  if (actor.agency === undefined) return 'nothing';
  const working = [dossier.agency.code, ...dossier.steps.map(({ agency }) => agency)].includes(actor.agency);
  return working || isOfferedTo(dossier, actor) || hadItBefore(dossier, actor) ? 'content' : 'nothing';
}

function sightOfCover(dossier: Seen, actor: Actor): Sight {
  if (holds(dossier, actor)) return 'content';
  if (!isInspectorOf(dossier, actor)) return 'nothing';
  return dossier.assignee === null || mayAssign(dossier, actor) ? 'cover' : 'nothing';
}

const isOwner = ({ owner }: Seen, { kind, id }: Actor) => (kind === 'citizen' || kind === 'client') && id === owner;

/** The one inspector it was given to, or who claimed it while it waited. */
export function holds(dossier: Seen, actor: Actor): boolean {
  return dossier.assignee === actor.id && isInspectorOf(dossier, actor);
}

/** An inspector of the agency that has the dossier at its step now. */
export function isInspectorOf({ agency, steps, stepId }: Seen, actor: Pick<Actor, 'kind' | 'roles' | 'agency'>): boolean {
  const at = steps.find(({ id }) => id === stepId)?.agency ?? agency.code;
  return actor.kind === 'official' && actor.roles.includes(inspector) && actor.agency === at;
}

/** The head of the inspectors says who works on it, and need not read it for that. */
export function mayAssign(dossier: Seen, actor: Actor): boolean {
  return dossier.confidential === true && isInspectorOf(dossier, actor) && actor.roles.includes('head');
}
