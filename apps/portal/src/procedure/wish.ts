import type { Procedure } from '@motcua/contracts/procedure';
import { addresses } from '../addresses.ts';

/** What a list of procedures is to be narrowed to; it stands in the address, so that it can be passed on and kept. */
export interface Wish {
  readonly q?: string | undefined;
  readonly field?: string | undefined;
  readonly lifeEvent?: string | undefined;
  readonly unit?: string | undefined;
  readonly agency?: string | undefined;
  readonly audience?: string | undefined;
  readonly level?: string | undefined;
}

export type Filter = Exclude<keyof Wish, 'q'>;
export const filters = ['field', 'lifeEvent', 'audience', 'level', 'unit', 'agency'] as const satisfies readonly Filter[];

const inAddress: Readonly<Record<keyof Wish, string>> = {
  q: 'q', field: 'linh-vuc', lifeEvent: 'su-kien', unit: 'cap', agency: 'co-quan', audience: 'doi-tuong', level: 'muc',
};
const named = Object.entries(inAddress) as [keyof Wish, string][];

export function readWish(query: Readonly<Record<string, unknown>>): Wish {
  return Object.fromEntries(named.flatMap(([key, name]) => {
    const text = query[name];
    return typeof text === 'string' && text.trim() !== '' ? [[key, text.trim().slice(0, 200)]] : [];
  }));
}

export function listHref(wish: Wish): string {
  const query = new URLSearchParams(named.flatMap(([key, name]) => (wish[key] ? [[name, wish[key]]] : [])));
  return query.size > 0 ? `${addresses.procedures}?${query}` : addresses.procedures;
}

/** The same filters as hidden fields of the search form. */
export const filterFields = (wish: Wish): { name: string; value: string }[] =>
  named.flatMap(([key, name]) => (key !== 'q' && wish[key] ? [{ name, value: wish[key] }] : []));

/** Values of a procedure that a filter can ask for. Agencies: those that the procedure names; what every agency of a kind does has the kind as its `unit`. */
export const valuesOf: Readonly<Record<Filter, (procedure: Procedure) => readonly string[]>> = {
  field: ({ field }) => [field.id],
  lifeEvent: ({ lifeEvents }) => lifeEvents,
  audience: ({ audience }) => audience,
  level: ({ level }) => [String(level)],
  unit: ({ unit }) => [unit],
  agency: ({ agencies = [] }) => agencies,
};
