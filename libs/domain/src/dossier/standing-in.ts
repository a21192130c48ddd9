import type { Actor } from '../actor.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import type { Roster } from '../roster/roster.ts';
import { isAbout, isInForce } from '../roster/roster.ts';
import type { Dossier } from './dossier.ts';
import type { Move } from './lifecycle.ts';
import type { Permission } from './permission.ts';
import { permissions, refusal } from './permission.ts';

/**
 * Whose substitute somebody may be on this dossier today. What they may in that name, their roles say: a leader approves an apology and the front
 * desk takes a supplement whatever step the dossier is at. A confidential one has no substitutes: its inspector alone reads it (decision 0051).
 */
export function standIns(dossier: Dossier, actor: Actor, { agency, delegations }: Pick<Roster, 'agency' | 'delegations'>, today: PlainDate): readonly Actor[] {
  if (actor.kind !== 'official' || dossier.confidential || actor.agency !== agency) return [];
  return delegations
    .filter((delegation) => delegation.substitute.id === actor.id && isInForce(delegation, today) && isAbout(delegation.scope, dossier.procedure.id))
    .map(({ giver, scope }) => ({ ...actor, actingFor: { id: giver.id, roles: scope.roles } }));
}

/** As whom an actor makes a move: by their own right if they have it, else in the name of somebody whose substitute they are. */
export function actingOn(dossier: Dossier, move: Move, actor: Actor, substitutes: readonly Actor[]): Actor {
  if (!refusal(dossier, move, actor)) return actor;
  return substitutes.find((one) => !refusal(dossier, move, one)) ?? actor;
}

/** What an actor may do by their own right or as a substitute; `actingFor` says in whose name. */
export interface PermissionOf extends Permission {
  readonly actingFor?: string;
}

export function permissionsOf(dossier: Dossier, actor: Actor, substitutes: readonly Actor[]): readonly PermissionOf[] {
  return permissions(dossier, actor).map((permission) => {
    const name = permission.allowed ? undefined : actingOn(dossier, permission.move, actor, substitutes).actingFor?.id;
    return name === undefined ? permission : { move: permission.move, allowed: true, actingFor: name };
  });
}
