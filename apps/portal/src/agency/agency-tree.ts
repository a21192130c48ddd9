import type { Agency } from '@motcua/contracts/agency';
import type { BilingualText } from '@motcua/contracts/text';
import { searchKey } from '@motcua/domain/text/accents';

/** A city's agencies as people look for them. */
export interface AgencyTree {
  readonly city: readonly Agency[];
  readonly departments: readonly Agency[];
  readonly districts: readonly { readonly district: Agency; readonly place: BilingualText; readonly wards: readonly Agency[] }[];
}

const byName = new Intl.Collator('vi', { numeric: true });
export const byPlace = (one: Agency, other: Agency): number => byName.compare(one.place.vi, other.place.vi);
const byOwnName = (one: Agency, other: Agency): number => byName.compare(one.name.vi, other.name.vi);

export function agencyTree(agencies: readonly Agency[], placeOf: (agency: Agency) => BilingualText): AgencyTree {
  const ofKind = (kind: Agency['kind']) => agencies.filter((agency) => agency.kind === kind);
  const below = Map.groupBy(ofKind('ward'), ({ parent }) => parent);
  return {
    city: ofKind('city'),
    departments: ofKind('department').sort(byOwnName),
    districts: ofKind('district')
      .map((district) => ({ district, place: placeOf(district), wards: (below.get(district.code) ?? []).sort(byPlace) }))
      .sort((one, other) => byName.compare(one.place.vi, other.place.vi)),
  };
}

/** Every word must begin a word of its name, place or address; with or without accents, in either language. */
export function findAgencies(agencies: readonly Agency[], q: string): Agency[] {
  const words = searchKey(q).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  return agencies.map((agency) => ({ agency, rank: rankOf(agency, words) })).filter(({ rank }) => rank > 0).sort((a, b) => b.rank - a.rank || byOwnName(a.agency, b.agency)).map(({ agency }) => agency);
}

/** "phường 1" means Ward 1 before Ward 10, and the ward before those who have their office in it. */
function rankOf({ name, place, address, code }: Agency, words: readonly string[]): number {
  const tokens = (texts: readonly { vi: string; en: string }[]) => texts.flatMap(({ vi, en }) => searchKey(`${vi} ${en}`).split(/[^\p{L}\p{N}]+/u));
  const named = [...tokens([name, place]), code.toLowerCase()];
  const all = [...named, ...tokens([address])];
  if (!words.every((word) => all.some((token) => token.startsWith(word)))) return 0;
  return 1 + words.reduce((sum, word) => sum + (named.includes(word) ? 2 : named.some((token) => token.startsWith(word)) ? 1 : 0), 0);
}
