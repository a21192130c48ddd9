import type { Procedure } from '@motcua/contracts/procedure';
import { Badge } from '@motcua/ui/piece/badge';
import { AppliedFilter } from '@motcua/ui/piece/badge';
import { Search } from '@motcua/ui/piece/search';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';
import { lifeEventName } from '../home/life-events.ts';
import type { Wish } from './find.ts';
import { feeInWords, termInWords } from './terms.ts';

export interface ProcedureList {
  readonly wish: Wish;
  readonly found: readonly Procedure[];
  /** Name of the field that the list is narrowed to. */
  readonly fieldName?: string | undefined;
}

export function listPage(visit: Visit, { wish, found, fieldName }: ProcedureList): string {
  const { t } = visit;
  return framed(visit, {
    title: t('list.title'),
    current: 'procedures',
    crumbs: [{ href: addresses.home, label: t('crumb.home') }],
    children: (
      <>
        <h1>{t('list.title')}</h1>
        <div class="form-column below">
          <Search action={addresses.procedures} label={t('home.search')} value={wish.q} hint={t('home.search-hint')} button={t('home.search-do')} />
        </div>
        <Narrowed visit={visit} wish={wish} fieldName={fieldName} />
        <p class="below soft" role="status">{t('list.count', { n: found.length })}</p>
        {found.length === 0 && <p>{t('list.none')}</p>}
        <ul class="links below">{found.map((procedure) => <li><Entry visit={visit} procedure={procedure} /></li>)}</ul>
      </>
    ),
  });
}

function Narrowed({ visit, wish, fieldName }: { readonly visit: Visit; readonly wish: Wish; readonly fieldName: string | undefined }) {
  const { t } = visit;
  const narrowed = fieldName ?? (wish.lifeEvent ? lifeEventName(wish.lifeEvent, t) : undefined);
  if (!narrowed) return null;
  const all = wish.q ? `${addresses.procedures}?${new URLSearchParams({ q: wish.q })}` : addresses.procedures;
  return <p class="below"><AppliedFilter href={all}>{narrowed}</AppliedFilter></p>;
}

function Entry({ visit, procedure }: { readonly visit: Visit; readonly procedure: Procedure }) {
  const { t, lang } = visit;
  return (
    <div class="stack">
      <h2 class="row lead"><a href={addresses.procedure(procedure.id)}>{procedure.name[lang]}</a> <Badge>{t(`level.${procedure.level}`)}</Badge></h2>
      <p>{procedure.summary[lang]}</p>
      <p class="small soft">{[t(`unit.${procedure.unit}`), termInWords(procedure.term, visit), feeInWords(procedure, visit)].join(' · ')}</p>
    </div>
  );
}
