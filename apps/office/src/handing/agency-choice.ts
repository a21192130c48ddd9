import type { Agency } from '@motcua/contracts/agency';
import { searchKey } from '@motcua/domain/text/accents';
import { type Act } from '../acts/acts.ts';
import { one, type Typed } from '../acts/typed.ts';
import { agenciesFound } from '../organisation/tree.ts';

/** As many are offered to choose from; who typed less than a name types more. */
const mostOffered = 12;

const names: ReadonlySet<Act> = new Set(['consult', 'transfer']);
export const namesAgency = (act: Act): boolean => names.has(act);

/** Agencies that what was typed may mean, those that still work: the shortest name first, so that a district comes before its wards. */
function meantBy(typed: Typed, agencies: readonly Agency[], own?: string): Agency[] {
  const open = agencies.filter(({ closed, code }) => !closed && code !== own);
  return agenciesFound(open, one(typed, 'agency')).toSorted((first, second) => first.name.vi.length - second.name.vi.length);
}

export const offeredBy = (typed: Typed, agencies: readonly Agency[], own?: string): Agency[] => meantBy(typed, agencies, own).slice(0, mostOffered);

/** With the agency that was meant: the one chosen among those found, the only one found, or the one that is called just so. */
export function withAgency(act: Act, typed: Typed, agencies: readonly Agency[]): Typed {
  if (!namesAgency(act)) return typed;
  const found = meantBy(typed, agencies);
  const chosen = found.find(({ code }) => code === one(typed, 'to'));
  const key = searchKey(one(typed, 'agency'));
  const exact = found.find(({ name, code }) => [name.vi, name.en, code].some((called) => searchKey(called) === key));
  const meant = chosen ?? exact ?? (found.length === 1 ? found[0] : undefined);
  return { ...typed, to: meant?.code };
}
