import type { Facet, Facets, ProcedureList, ProcedureSummary } from '@motcua/contracts/catalogue-api';
import type { BilingualText, Language } from '@motcua/contracts/text';
import { searchKey } from '@motcua/domain/text/accents';
import type { ListedProcedure } from './entry.store.ts';

export interface ProcedureWish {
  readonly q?: string | undefined;
  readonly field?: string | undefined;
  readonly agency?: string | undefined;
  readonly lifeEvent?: string | undefined;
  readonly audience?: string | undefined;
  readonly level?: number | undefined;
  readonly unit?: string | undefined;
  readonly lang: Language;
}

interface FacetValue {
  readonly value: string;
  readonly name?: BilingualText;
}

/** The ways to narrow a search down, and what a procedure says to each. */
const facets: { readonly [Name in keyof Facets]: (procedure: ProcedureSummary) => readonly FacetValue[] } = {
  field: ({ field }) => [{ value: field.id, name: field.name }],
  lifeEvent: ({ lifeEvents }) => lifeEvents.map((value) => ({ value })),
  audience: ({ audience }) => audience.map((value) => ({ value })),
  level: ({ level }) => [{ value: String(level) }],
  unit: ({ unit }) => [{ value: unit }],
};
const facetNames = Object.keys(facets) as (keyof Facets)[];

/** Procedures that fit a wish, those whose name is meant first, then by name. */
export function findProcedures(all: readonly ListedProcedure[], wish: ProcedureWish): ProcedureList {
  const words = wordsOf(wish.q ?? '');
  const meant = all.map((procedure) => ({ procedure, rank: rank(words, procedure) })).filter(({ rank }) => rank > 0);
  const byName = new Intl.Collator(wish.lang);
  const name = ({ procedure }: (typeof meant)[number]) => procedure.summary.name[wish.lang];
  const sorted = meant.toSorted((one, other) => other.rank - one.rank || byName.compare(name(one), name(other)));
  const summaries = sorted.map(({ procedure }) => procedure.summary);
  return { procedures: summaries.filter((summary) => fits(summary, wish)), facets: facetsOf(summaries, wish) };
}

/** What people type, without accents and case: `giay phep xay dung`. Signs part words: `1.001612` are two. */
const wordsOf = (text: string) => searchKey(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** 0 not meant · 1 mentioned · 2 by the beginnings of words in its name · 3 by whole words of its name · 4 by its name as it stands. */
function rank(words: readonly string[], { search }: ListedProcedure): number {
  if (words.length === 0) return 1;
  const [inName, anywhere] = [wordsOf(search.name), wordsOf(search.all)];
  if (!words.every((word) => anywhere.some((other) => other.startsWith(word)))) return 0;
  if (` ${inName.join(' ')}`.includes(` ${words.join(' ')}`)) return 4;
  if (words.every((word) => inName.includes(word))) return 3;
  return words.every((word) => inName.some((other) => other.startsWith(word))) ? 2 : 1;
}

const fits = (summary: ProcedureSummary, wish: ProcedureWish, but?: keyof Facets) =>
  facetNames.every((name) => name === but || wish[name] === undefined || facets[name](summary).some(({ value }) => value === String(wish[name])));

const facetsOf = (summaries: readonly ProcedureSummary[], wish: ProcedureWish) =>
  Object.fromEntries(facetNames.map((name) => [name, counted(summaries.filter((summary) => fits(summary, wish, name)).flatMap(facets[name]))])) as Facets;

function counted(values: readonly FacetValue[]): Facet[] {
  const groups = [...Map.groupBy(values, ({ value }) => value)];
  const counts = groups.map(([value, same]) => ({ ...same[0], value, count: same.length }));
  return counts.toSorted((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}
