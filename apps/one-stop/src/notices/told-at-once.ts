import type { NoticeKind, ToldAtOnce } from '@motcua/contracts/notices-api';
import type { HistoryEntry } from '@motcua/domain/dossier/dossier';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';

/** Whom a move concerns: somebody by name, or whoever has a role at an agency. */
export type Concerned = { readonly kind: NoticeKind } & ({ readonly official: string } | { readonly agency: string; readonly roles: readonly string[] });

/** A rating of so many stars or fewer is one that a head wants to know of. */
const low = 2;

type Rule = (entry: HistoryEntry, dossier: KeptDossier) => Concerned[];

/** Whoever acts on a dossier that is theirs is told nothing; who is given one, asked or rated badly is. */
const given: Rule = ({ by, assignee }, dossier) => {
  const holder = assignee ?? (dossier.history.at(-1)?.move === 'pass-on' || dossier.history.at(-1)?.move === 'send-back' ? dossier.assignee : null);
  return holder === null || holder === by ? [] : [{ kind: 'given', official: holder }];
};
const asked: Rule = ({ agency }) => (agency ? [{ kind: 'asked', agency: agency.code, roles: ['head', 'receptionist'] }] : []);
const apology: Rule = (_, { agency }) => [{ kind: 'apology', agency: agency.code, roles: ['leader'] }];
const rated: Rule = (_, { rating, desk }) => (rating && rating.stars <= low ? [{ kind: 'low-rating', agency: desk.agency, roles: ['head', 'leader'] }] : []);

const rules: Readonly<Partial<Record<HistoryEntry['move'], Rule>>> = {
  assign: given,
  reassign: given,
  'pass-on': given,
  'send-back': given,
  consult: asked,
  transfer: asked,
  'draft-apology': apology,
  rate: rated,
};

/** Who is told of the move that made that version. */
export function concernedBy(dossier: KeptDossier, version: number): Concerned[] {
  const entry = dossier.history[version - 1];
  return (entry && rules[entry.move]?.(entry, dossier)) ?? [];
}

/** What may be said of the dossier to whoever is told of it. */
export const saidOf = ({ reference, procedure, confidential }: KeptDossier): Omit<ToldAtOnce, 'told'> => ({ reference, ...(confidential ? {} : { procedure: procedure.name }) });
