import type { KeptDossier } from './kept-dossier.ts';

type Sought = Pick<KeptDossier, 'sought' | 'agency' | 'steps' | 'transfers' | 'submittedAt'>;

const week = 7 * 86_400_000;

/** Weeks since 1970, by which dossiers of a common name are found newest first. */
export const weekOf = (instant: string): number => Math.floor(Date.parse(instant) / week);

export const keyOf = (agency: string, what: string): string => `${agency} ${what}`;
export const keyInWeek = (agency: string, what: string, of: number): string => `${agency} ${of} ${what}`;

/** All pairs of the words of a longer name would be very many: the middle of it stands in none. */
const [firstPaired, lastPaired] = [12, 8];

/**
 * What the search of an agency asks the store by: words, pairs of words, and numbers, each with the agency that asks; words and pairs also with
 * the week in which the dossier came in. Within one agency and week even the commonest name is rare, and the store has to look at nothing else.
 */
export function foundBy({ sought: { words, digits }, agency, steps, transfers, submittedAt }: Sought): string[] {
  const of = weekOf(submittedAt);
  const named = [...words, ...pairsOf(words)];
  return finders({ agency, steps, transfers }).flatMap((code) => [...[...named, ...digits].map((what) => keyOf(code, what)), ...named.map((what) => keyInWeek(code, what, of))]);
}

/**
 * What names every word that was asked for, most of them two at once: a pair is far rarer than its words, and short lists are soon compared.
 * The first word of a Vietnamese name is common and its last is not, so they go together, and a word that is left over goes with the last.
 */
export function askedFor(words: readonly string[]): string[] {
  const rarest = words.at(-1) ?? '';
  return words.slice(0, Math.ceil(words.length / 2)).map((word, at) => {
    const opposite = words.at(-1 - at) ?? word;
    return pairOf(word, opposite === word ? rarest : opposite);
  });
}

function pairsOf(words: readonly string[]): string[] {
  const paired = words.length <= firstPaired + lastPaired ? words : [...words.slice(0, firstPaired), ...words.slice(-lastPaired)];
  return paired.flatMap((one, at) => paired.slice(at + 1).map((other) => pairOf(one, other)));
}

/** No word has a space in it, so no pair is taken for a word. A word alone is its own pair. */
const pairOf = (one: string, other: string) => {
  if (one === other) return one;
  return one < other ? `${one} + ${other}` : `${other} + ${one}`;
};

/** Agencies whose officials find a dossier by name or number: that answers for it, works on it at a step, or had or was offered it. */
export function finders({ agency, steps, transfers }: Pick<Sought, 'agency' | 'steps' | 'transfers'>): string[] {
  return [...new Set([agency.code, ...steps.flatMap((step) => step.agency ?? []), ...transfers.flatMap(({ from, to }) => [from.code, to.code])])];
}
