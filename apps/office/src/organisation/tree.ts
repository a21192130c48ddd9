import type { Agency } from '@motcua/contracts/agency';
import { searchKey } from '@motcua/domain/text/accents';

/** An agency with those below it, in the order in which people look for them. */
export interface Branch {
  readonly agency: Agency;
  readonly below: readonly Branch[];
}

const byName = new Intl.Collator('vi', { numeric: true });

/** From the top; one whose parent is not known stands at the top, so that none is lost. */
export function branchesOf(agencies: readonly Agency[]): readonly Branch[] {
  const known = new Set(agencies.map(({ code }) => code));
  const below = Map.groupBy(agencies.toSorted((one, other) => byName.compare(one.name.vi, other.name.vi)), ({ parent }) => (parent !== undefined && known.has(parent) ? parent : ''));
  const grow = (of: string): Branch[] => (below.get(of) ?? []).map((agency) => ({ agency, below: grow(agency.code) }));
  return grow('');
}

/** Words in any order, with or without accents; or a part of a code. */
export function agenciesFound(agencies: readonly Agency[], q: string): readonly Agency[] {
  const words = searchKey(q).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  return agencies.filter(({ name, code }) => words.every((word) => searchKey(`${name.vi} ${name.en} ${code}`).includes(word))).toSorted((one, other) => byName.compare(one.name.vi, other.name.vi));
}

/** An agency and those below it, as codes. */
export function reachOf(agencies: readonly Agency[], own: string | undefined): ReadonlySet<string> {
  const parents = new Map(agencies.map(({ code, parent }) => [code, parent]));
  const isBelow = (code: string) => {
    const seen = new Set<string>();
    for (let one: string | undefined = code; one !== undefined && !seen.has(one); one = parents.get(one)) {
      if (one === own) return true;
      seen.add(one);
    }
    return false;
  };
  return new Set([...parents.keys()].filter(isBelow));
}
