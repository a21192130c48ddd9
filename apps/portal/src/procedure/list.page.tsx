import type { Agency } from '@motcua/contracts/agency';
import type { Procedure } from '@motcua/contracts/procedure';
import { AppliedFilter, Badge } from '@motcua/ui/piece/badge';
import { Links } from '@motcua/ui/piece/card';
import { Search } from '@motcua/ui/piece/search';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';
import { lifeEventsOf } from '../life-event/life-events.ts';
import { Facets, nameOfValue } from './facets.tsx';
import type { Named } from './facets.tsx';
import type { Facet } from './find.ts';
import { feeInWords, termInWords } from './terms.ts';
import { filterFields, filters, listHref } from './wish.ts';
import type { Filter, Wish } from './wish.ts';

export interface ProcedureList {
  readonly wish: Wish;
  readonly found: readonly Procedure[];
  readonly facets: Readonly<Record<Filter, readonly Facet[]>>;
  /** All that there are: their names for fields and events. */
  readonly all: readonly Procedure[];
  readonly agencyOf: (code: string) => Agency | undefined;
  /** When nothing was found: what comes near, and how many there are without the filters. */
  readonly near: readonly Procedure[];
  readonly unfiltered: number;
}

export function listPage(visit: Visit, list: ProcedureList): string {
  const { t } = visit;
  const { wish, found } = list;
  const names: Named = { ...list, visit };
  return framed(visit, {
    title: wish.q ? t('list.title-of', { q: wish.q }) : t('list.title'),
    description: t('list.lead'),
    current: 'procedures',
    crumbs: [{ href: addresses.home, label: t('crumb.home') }],
    children: (
      <>
        <h1>{t('list.title')}</h1>
        <div class="form-column below">
          <Search action={addresses.procedures} label={t('home.search')} value={wish.q} hint={t('home.search-hint')} button={t('home.search-do')}>
            {filterFields(wish).map(({ name, value }) => <input type="hidden" name={name} value={value} />)}
          </Search>
        </div>
        <div class="with-facets">
          <Facets names={names} wish={wish} facets={list.facets} />
          <section aria-labelledby="found">
            <h2 id="found" class="lead"><span role="status">{t('list.count', { n: found.length })}</span></h2>
            <Applied names={names} wish={wish} />
            {found.length === 0 ? <Nothing visit={visit} list={list} /> : <Found visit={visit} wish={wish} found={found} />}
          </section>
        </div>
      </>
    ),
  });
}

function Applied({ names, wish }: { readonly names: Named; readonly wish: Wish }) {
  const applied = filters.filter((filter) => wish[filter]);
  if (applied.length === 0) return null;
  const { t } = names.visit;
  return (
    <p class="row applied-filters">
      {applied.map((filter) => <AppliedFilter href={listHref({ ...wish, [filter]: undefined })}>{nameOfValue(names, filter, wish[filter] ?? '')}</AppliedFilter>)}
      {applied.length > 1 && <a href={listHref({ q: wish.q })}>{t('list.drop-all')}</a>}
    </p>
  );
}

/** Found by words: the best first. Otherwise by field, since nobody reads down forty names. */
function Found({ visit, wish, found }: { readonly visit: Visit; readonly wish: Wish; readonly found: readonly Procedure[] }) {
  if (wish.q || wish.field) return <Entries visit={visit} procedures={found} />;
  const { lang } = visit;
  const byField = [...Map.groupBy(found, ({ field }) => field.id).values()].sort(([one], [other]) => (one?.field.name[lang] ?? '').localeCompare(other?.field.name[lang] ?? '', lang));
  return <>{byField.map((own) => <div class="field-of"><h3>{own[0]?.field.name[lang]}</h3><Entries visit={visit} procedures={own} level={4} /></div>)}</>;
}

interface EntriesProps { readonly visit: Visit; readonly procedures: readonly Procedure[]; readonly level?: 3 | 4 }

export function Entries({ visit, procedures, level = 3 }: EntriesProps) {
  const { t, lang } = visit;
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <ul class="results">
      {procedures.map((procedure) => (
        <li>
          <Heading><a href={addresses.procedure(procedure.id)}>{procedure.name[lang]}</a></Heading>
          <p>{procedure.summary[lang]}</p>
          <p class="row small soft"><Badge>{t(`level.${procedure.level}`)}</Badge><span>{[t(`unit.${procedure.unit}`), termInWords(procedure.term, visit), feeInWords(procedure, visit)].join(' · ')}</span></p>
        </li>
      ))}
    </ul>
  );
}

/** Nothing was found: never a dead end. */
function Nothing({ visit, list: { wish, near, unfiltered, all } }: { readonly visit: Visit; readonly list: ProcedureList }) {
  const { t } = visit;
  const events = lifeEventsOf(all, t);
  return (
    <div class="prose">
      <p>{wish.q ? t('list.none', { q: wish.q }) : t('list.none-filtered')}</p>
      {unfiltered > 0 && <p><a href={listHref({ q: wish.q })}>{t('list.without-filters', { n: unfiltered })}</a></p>}
      {near.length > 0 && unfiltered === 0 && <><h3>{t('list.near')}</h3><Entries visit={visit} procedures={near} level={4} /></>}
      <h3>{t('list.try')}</h3>
      <ul>
        <li>{t('list.try-words')}</li>
        <li>{t.rich('list.try-all', { link: (words) => <a href={addresses.procedures}>{words}</a> })}</li>
        <li>{t.rich('help.call', { tel: (words) => <a href="tel:1022">{words}</a> })}</li>
      </ul>
      <h3>{t('home.life-events')}</h3>
      <Links links={events.map(({ id, name, short }) => ({ href: addresses.lifeEvent(id), label: name, aside: short }))} />
    </div>
  );
}
