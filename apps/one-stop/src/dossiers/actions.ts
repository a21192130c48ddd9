import { AllowedAction } from '@motcua/contracts/one-stop-api';
import type { BilingualText } from '@motcua/contracts/text';
import type { Actor } from '@motcua/domain/actor';
import type { Dossier } from '@motcua/domain/dossier/dossier';
import { type Move, movers } from '@motcua/domain/dossier/lifecycle';
import { currentStep, type Permission, permissions } from '@motcua/domain/dossier/permission';
import type { DomainError } from '@motcua/domain/errors';
import { both, isWord } from '../words.ts';

type Action = AllowedAction['action'];

/** What the reader may do now, and what they may not and why: the rules are the domain's, here are only the words. */
export function actionsFor(dossier: Dossier, reader: Actor): AllowedAction[] {
  return permissions(dossier, reader)
    .filter((permission): permission is Permission & { move: Action } => isAction(permission.move) && concerns(permission, dossier, reader))
    .map(({ move, allowed, because }) => ({ action: move, allowed, ...(because ? { because: inWords(because, dossier) } : {}) }));
}

const isAction = (move: Move): move is Move & Action => AllowedAction.shape.action.safeParse(move).success;

/** Nobody is shown what is other people's business altogether: citizens the office's moves, officials those of citizens. */
function concerns({ move, allowed }: Permission, dossier: Dossier, reader: Actor): boolean {
  if (allowed) return true;
  const who = movers[move];
  if (reader.kind !== 'official') return who.includes('owner');
  return who.includes('holder') || who.includes('colleague') || (who.includes('front-desk') && reader.roles.includes(dossier.steps[0]?.role ?? ''));
}

function inWords({ code, params }: DomainError, dossier: Dossier): BilingualText {
  const words = { ...params, step: currentStep(dossier).step.name };
  const exact = `because.${code}.${params['because'] ?? ''}`;
  if (isWord(exact)) return both(exact, words);
  return both(isWord(`because.${code}`) ? `because.${code}` : 'because.other', words);
}
