import type { Agency } from '@motcua/contracts/agency';
import type { AgencyTree } from '@motcua/contracts/organisation-api';

/** Each agency before those below it, by code. One whose parent is not there stands at the top, so that none is lost. */
export function inTreeOrder(agencies: readonly Agency[]): AgencyTree['agencies'] {
  const known = new Set(agencies.map(({ code }) => code));
  const below = Map.groupBy(agencies.toSorted((one, other) => (one.code < other.code ? -1 : 1)), ({ parent }) => (parent !== undefined && known.has(parent) ? parent : ''));
  const walk = (of: string, depth: number): AgencyTree['agencies'] =>
    (below.get(of) ?? []).flatMap(({ code, name, kind, parent, calendar, closed }) => [
      { code, name, kind, calendar, depth, below: below.get(code)?.length ?? 0, ...(parent === undefined ? {} : { parent }), ...(closed ? { closedOn: closed.on } : {}) },
      ...walk(code, depth + 1),
    ]);
  return walk('', 0);
}
