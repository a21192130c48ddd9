import type { Agency } from '@motcua/contracts/agency';
import type { Procedure } from '@motcua/contracts/procedure';
import { searchKey } from '@motcua/domain/text/accents';
import { offers } from '@motcua/forms/offer';
import type { Lang } from '@motcua/ui/messages';
import { filters, valuesOf } from './wish.ts';
import type { Filter, Wish } from './wish.ts';

export interface Searched {
  readonly procedures: readonly Procedure[];
  readonly lang: Lang;
  readonly agencyOf: (code: string) => Agency | undefined;
}

/** Every word must begin a word somewhere; with or without accents, in either language. What the name says comes first. */
export function findProcedures(searched: Searched, { q = '', ...wish }: Wish): Procedure[] {
  const words = wordsIn(q);
  const fitting = searched.procedures.filter((one) => filters.every((filter) => fits(searched, one, filter, wish[filter])));
  return ranked(searched, fitting, (one) => rankOf(one, words).every((rank) => rank > 0) && (words.length === 0 ? 1 : total(one, words)));
}

/** When nothing has every word: what has at least one of them, under no filter. */
export function nearlyFound(searched: Searched, { q = '' }: Wish, most: number): Procedure[] {
  const words = wordsIn(q);
  return ranked(searched, searched.procedures, (one) => total(one, words)).slice(0, most);
}

export interface Facet { readonly value: string; readonly count: number }

/** Of each filter its values, each counted under all other filters, so that another one can be chosen instead. */
export function facetsOf(searched: Searched, wish: Wish): Record<Filter, Facet[]> {
  return Object.fromEntries(filters.map((filter) => {
    const found = findProcedures(searched, { ...wish, [filter]: undefined });
    const byValue = Map.groupBy(found.flatMap((one) => valuesOf[filter](one)), (value) => value);
    return [filter, [...byValue].map(([value, all]) => ({ value, count: all.length }))];
  })) as Record<Filter, Facet[]>;
}

function fits({ agencyOf }: Searched, procedure: Procedure, filter: Filter, value: string | undefined): boolean {
  if (value === undefined) return true;
  const agency = filter === 'agency' ? agencyOf(value) : undefined;
  return agency ? offers(procedure, agency) : valuesOf[filter](procedure).includes(value);
}

function ranked({ lang }: Searched, procedures: readonly Procedure[], rank: (one: Procedure) => number | false): Procedure[] {
  const byName = new Intl.Collator(lang, { numeric: true });
  return procedures
    .map((one) => ({ one, rank: Number(rank(one)) }))
    .filter(({ rank: own }) => own > 0)
    .sort((a, b) => b.rank - a.rank || byName.compare(a.one.name[lang], b.one.name[lang]))
    .map(({ one }) => one);
}

// What people say around what they want: "xin làm giấy …", "tôi cần …".
const around: ReadonlySet<string> = new Set('xin lam thu tuc muon can toi cho cua va o dau nao i want need to a an the of for my how'.split(' '));

function wordsIn(q: string): string[] {
  const all = tokens(q);
  const telling = all.filter((word) => !around.has(word));
  return telling.length > 0 ? telling : all;
}

const tokens = (text: string): string[] => searchKey(text).split(/[^\p{L}\p{N}.]+/u).filter(Boolean);

/** Words of a procedure by weight: its name; what it is about; what it asks for. */
type Told = readonly (readonly [weight: number, words: readonly string[]])[];
const told = new WeakMap<Procedure, Told>();

function toldBy(procedure: Procedure): Told {
  const known = told.get(procedure);
  if (known) return known;
  const { name, code, summary, field, result, form, papers } = procedure;
  const own = (texts: readonly { vi: string; en: string }[]) => texts.flatMap(({ vi, en }) => [...tokens(vi), ...tokens(en)]);
  const fresh: Told = [[6, [...own([name]), code]], [2, own([summary, field.name, result, form.title])], [1, own(papers.map((paper) => paper.name))]];
  told.set(procedure, fresh);
  return fresh;
}

/** Of each word how much it speaks for the procedure; 0 when it is nowhere. */
function rankOf(procedure: Procedure, words: readonly string[]): number[] {
  return words.map((word) => toldBy(procedure).find(([, all]) => all.some((one) => one.startsWith(word)))?.[0] ?? 0);
}

const total = (procedure: Procedure, words: readonly string[]): number => rankOf(procedure, words).reduce((sum, rank) => sum + rank, 0);
