import type { Actor } from '../actor.ts';
import type { Dossier } from './dossier.ts';
import type { Act } from './move.ts';
import { moveDossier, said } from './move.ts';
import { currentStep, doesStep } from './permission.ts';
import { MoveIncomplete } from './refusals.ts';
import type { Step } from './steps.ts';

/** Somebody who may be given a dossier, as far as it matters for that. */
export type Colleague = Pick<Actor, 'id' | 'kind' | 'roles' | 'agency'>;

/** Gives a dossier to a colleague of its step: by who holds it, or by a head or leader. @throws MoveIncomplete and what moveDossier throws */
export function reassignDossier<D extends Dossier>(dossier: D, act: Act & { readonly to: Colleague; readonly reason: string }): D {
  const { to } = act;
  return moveDossier(dossier, 'reassign', act, (held) => {
    const note = said(act.reason, 'reason');
    checkFits(held, currentStep(held).step, to, 'to');
    if (to.id === held.assignee) throw new MoveIncomplete('to', 'This colleague holds the dossier already.');
    return { fields: { assignee: to.id }, assignee: to.id, note };
  });
}

/** A dossier is given only to somebody who can do what is to be done with it. @throws MoveIncomplete */
export function checkFits(dossier: Dossier, step: Step, to: Colleague, at: 'to' | 'assignee'): void {
  if (!doesStep(dossier, step, to)) throw new MoveIncomplete(at, 'This person does not do that step, or works elsewhere.');
}
