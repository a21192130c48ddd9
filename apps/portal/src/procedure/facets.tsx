import type { Agency } from '@motcua/contracts/agency';
import type { Procedure } from '@motcua/contracts/procedure';
import { addresses } from '../addresses.ts';
import type { Visit } from '../frame/visit.ts';
import { lifeEvent } from '../life-event/life-events.ts';
import type { MessageKey } from '../messages.ts';
import type { Facet } from './find.ts';
import { filters, listHref } from './wish.ts';
import type { Filter, Wish } from './wish.ts';

/** What is needed to name the values of filters. */
export interface Named {
  readonly visit: Visit;
  readonly all: readonly Procedure[];
  readonly agencyOf: (code: string) => Agency | undefined;
}

const names: Readonly<Record<Filter, (named: Named, value: string) => string | undefined>> = {
  field: ({ all, visit }, value) => all.find(({ field }) => field.id === value)?.field.name[visit.lang],
  lifeEvent: ({ visit }, value) => lifeEvent(value, visit.t)?.name,
  audience: (named, value) => said(named, `audience.of.${value}`),
  level: (named, value) => said(named, `level.${value}`),
  unit: (named, value) => said(named, `unit.${value}`),
  agency: ({ agencyOf, visit }, value) => agencyOf(value)?.name[visit.lang],
};

function said({ visit: { t } }: Named, key: string): string | undefined {
  return t.has(key) ? t(key) : undefined;
}

/** An address may be old or mistyped: then the value is shown as it is. */
export const nameOfValue = (named: Named, filter: Filter, value: string): string => names[filter](named, value) ?? value;

interface FacetsProps { readonly names: Named; readonly wish: Wish; readonly facets: Readonly<Record<Filter, readonly Facet[]>> }

/** Ways to narrow the list: links with their number of procedures. On phones they wait behind one word, so that the list comes first. */
export function Facets({ names: named, wish, facets }: FacetsProps) {
  const { t } = named.visit;
  return (
    <details class="facets">
      <summary>{t('list.narrow')}</summary>
      <nav aria-label={t('list.narrow')}>
        {filters.filter((filter) => facets[filter].length > 0).map((filter) => (
          <section aria-labelledby={`by-${filter}`}>
            <h3 id={`by-${filter}`}>{t(`list.by-${filter}` satisfies MessageKey)}</h3>
            <ul>{sorted(named, filter, facets[filter]).map(({ value, count, name }) => <li><FacetLink wish={wish} filter={filter} value={value} name={name} count={count} /></li>)}</ul>
            {filter === 'unit' && <p class="small"><a href={addresses.agencies}>{t('list.find-agency')}</a></p>}
          </section>
        ))}
      </nav>
    </details>
  );
}

function sorted(named: Named, filter: Filter, facets: readonly Facet[]) {
  const { lang } = named.visit;
  const all = facets.map((facet) => ({ ...facet, name: nameOfValue(named, filter, facet.value) }));
  const inOwnOrder = ownOrder[filter];
  if (inOwnOrder) return all.sort((one, other) => inOwnOrder.indexOf(one.value) - inOwnOrder.indexOf(other.value));
  return all.sort((one, other) => one.name.localeCompare(other.name, lang));
}

const ownOrder: Readonly<Partial<Record<Filter, readonly string[]>>> = {
  audience: ['citizen', 'business', 'foreigner'],
  level: ['4', '3', '2'],
  unit: ['ward', 'district', 'department', 'ministry'],
};

interface FacetLinkProps { readonly wish: Wish; readonly filter: Filter; readonly value: string; readonly name: string; readonly count: number }

/** The one that is on leads back out. */
function FacetLink({ wish, filter, value, name, count }: FacetLinkProps) {
  const isOn = wish[filter] === value;
  return <a href={listHref({ ...wish, [filter]: isOn ? undefined : value })} {...(isOn ? { 'aria-current': 'true' as const } : {})}>{name} <span>{count}</span></a>;
}
