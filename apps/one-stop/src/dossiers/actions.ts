import { AllowedAction } from '@motcua/contracts/one-stop-api';
import type { BilingualText } from '@motcua/contracts/text';
import type { Actor } from '@motcua/domain/actor';
import type { Dossier } from '@motcua/domain/dossier/dossier';
import { type Move, movers } from '@motcua/domain/dossier/lifecycle';
import { currentStep } from '@motcua/domain/dossier/permission';
import { type PermissionOf, permissionsOf } from '@motcua/domain/dossier/standing-in';
import type { DomainError } from '@motcua/domain/errors';
import { both, isWord } from '../words.ts';
import type { KeptDossier } from './kept-dossier.ts';

type Action = AllowedAction['action'];
type Acted = Dossier & Pick<KeptDossier, 'officials'>;

const named = (id: string, { officials }: Acted) => ({ id, name: officials.find((official) => official.id === id)?.name ?? '' });

/** What the reader may do now, and what they may not and why: the rules are the domain's, here are only the words. */
export function actionsFor(dossier: Acted, reader: Actor, substitutes: readonly Actor[] = []): AllowedAction[] {
  return permissionsOf(dossier, reader, substitutes)
    .filter((permission): permission is PermissionOf & { move: Action } => isAction(permission.move) && concerns(permission, dossier, reader))
    .map(({ move, allowed, because: no, actingFor }) => ({ action: move, allowed, ...(no ? { because: because(no, dossier) } : {}), ...(actingFor ? { actingFor: named(actingFor, dossier) } : {}) }));
}

const isAction = (move: Move): move is Move & Action => AllowedAction.shape.action.safeParse(move).success;

/** Nobody is shown what is other people's business altogether: citizens the office's moves, officials those of citizens. */
function concerns({ move, allowed }: PermissionOf, dossier: Dossier, reader: Actor): boolean {
  if (allowed) return true;
  const who = movers[move];
  if (reader.kind !== 'official') return who.includes('owner');
  return who.includes('holder') || who.includes('colleague') || (who.includes('front-desk') && reader.roles.includes(dossier.steps[0]?.role ?? ''));
}

/** A refusal of the domain, as an official reads it. */
export function because({ code, params }: DomainError, dossier: Dossier): BilingualText {
  const words = { ...params, step: currentStep(dossier).step.name };
  const exact = `because.${code}.${params['because'] ?? ''}`;
  if (isWord(exact)) return both(exact, words);
  return both(isWord(`because.${code}`) ? `because.${code}` : 'because.other', words);
}
