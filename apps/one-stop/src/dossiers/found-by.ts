import type { KeptDossier } from './kept-dossier.ts';

type Sought = Pick<KeptDossier, 'sought' | 'agency' | 'steps' | 'transfers' | 'submittedAt'>;

const week = 7 * 86_400_000;

/** Weeks since 1970, by which dossiers of a common name are found newest first. */
export const weekOf = (instant: string): number => Math.floor(Date.parse(instant) / week);

export const keyOf = (agency: string, what: string): string => `${agency} ${what}`;
export const keyInWeek = (agency: string, what: string, of: number): string => `${agency} ${of} ${what}`;

/**
 * What the search of an agency asks the store by: words and numbers, each with the agency that asks, and words also with the week in which
 * the dossier came in. Within one agency and week even the commonest name is rare, and the store has to look at nothing else.
 */
export function foundBy({ sought: { words, digits }, agency, steps, transfers, submittedAt }: Sought): string[] {
  const of = weekOf(submittedAt);
  return finders({ agency, steps, transfers }).flatMap((code) => [...[...words, ...digits].map((what) => keyOf(code, what)), ...words.map((word) => keyInWeek(code, word, of))]);
}

/** Agencies whose officials find a dossier by name or number: that answers for it, works on it at a step, or had or was offered it. */
export function finders({ agency, steps, transfers }: Pick<Sought, 'agency' | 'steps' | 'transfers'>): string[] {
  return [...new Set([agency.code, ...steps.flatMap((step) => step.agency ?? []), ...transfers.flatMap(({ from, to }) => [from.code, to.code])])];
}
