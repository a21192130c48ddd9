import type { Agency, Calendar } from '@motcua/contracts/agency';
import { Badge } from '@motcua/ui/piece/badge';
import { LinkButton } from '@motcua/ui/piece/button';
import { Well } from '@motcua/ui/piece/card';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { editsAgencies } from './organiser.ts';
import type { Branch } from './tree.ts';
import { sayIn } from './words.ts';

export interface TreeProps {
  readonly branches: readonly Branch[];
  readonly count: number;
  /** What was asked, and what was found by it. */
  readonly q: string;
  readonly found: readonly Agency[];
  readonly calendars: readonly { readonly calendar: Calendar; readonly agencies: number }[];
  /** Agencies whose calendar is not the one that most have. */
  readonly usual: string | undefined;
}

/** All agencies, from the city down to the wards. */
export function treePage(visit: OfficeVisit, props: TreeProps): string {
  const t = sayIn(visit.lang);
  return framed(visit, {
    title: t('title'),
    current: 'organisation',
    children: (
      <>
        <div class="row spread">
          <div><h1>{t('title')}</h1><p class="soft">{t('tree.count', { n: props.count })}</p></div>
          {visit.person && editsAgencies(visit.person) && <LinkButton tone="primary" icon="plus" href={addresses.newAgency()}>{t('agency.add')}</LinkButton>}
        </div>
        <form class="filters" role="search" action={addresses.organisation} aria-label={t('tree.find')}>
          <label class="grow">{t('tree.find')}<input type="search" name="q" value={props.q} maxLength={200} autocomplete="off" /></label>
          <button class="btn" type="submit">{t('tree.find-do')}</button>
          {props.q && <LinkButton tone="quiet" href={addresses.organisation}>{t('tree.all')}</LinkButton>}
        </form>
        <div class="org-columns">
          {props.q ? <Found visit={visit} {...props} /> : <Tree visit={visit} {...props} />}
          <Calendars visit={visit} {...props} />
        </div>
      </>
    ),
  });
}

function Found({ visit, found, usual }: TreeProps & { visit: OfficeVisit }) {
  const t = sayIn(visit.lang);
  return (
    <section aria-labelledby="found">
      <h2 id="found">{t('tree.found', { n: found.length })}</h2>
      {found.length > 0 ? <ul class="org-list">{found.map((agency) => <li><Line visit={visit} agency={agency} usual={usual} /></li>)}</ul> : <p class="well below">{t('tree.none')}</p>}
    </section>
  );
}

function Tree({ visit, branches, usual }: TreeProps & { visit: OfficeVisit }) {
  return <div>{branches.map((branch) => <Root visit={visit} branch={branch} usual={usual} />)}</div>;
}

const groups = ['department', 'district', 'ward'] as const;

/** The city, and under it its departments and districts: two lists that are looked through differently. */
function Root({ visit, branch, usual }: { visit: OfficeVisit; branch: Branch; usual: string | undefined }) {
  const t = sayIn(visit.lang);
  return (
    <>
      <p class="org-root"><Line visit={visit} agency={branch.agency} usual={usual} /></p>
      {groups.map((kind) => {
        const those = branch.below.filter(({ agency }) => agency.kind === kind);
        if (those.length === 0) return null;
        return (
          <section class="below" aria-labelledby={`group-${kind}`}>
            <h2 id={`group-${kind}`}>{t(`group.${kind}`)} <span class="soft num">{those.length}</span></h2>
            <ul class="org-list">{those.map((one) => <Twig visit={visit} branch={one} usual={usual} />)}</ul>
          </section>
        );
      })}
    </>
  );
}

function Twig({ visit, branch: { agency, below }, usual }: { visit: OfficeVisit; branch: Branch; usual: string | undefined }) {
  const t = sayIn(visit.lang);
  return (
    <li>
      <Line visit={visit} agency={agency} usual={usual} />
      {below.length > 0 && (
        <details>
          <summary>{t('tree.below', { n: below.length })}<span class="visually-hidden">: {agency.name[visit.lang]}</span></summary>
          <ul class="org-list">{below.map((one) => <Twig visit={visit} branch={one} usual={usual} />)}</ul>
        </details>
      )}
    </li>
  );
}

function Line({ visit: { lang }, agency, usual }: { visit: OfficeVisit; agency: Agency; usual: string | undefined }) {
  const t = sayIn(lang);
  return (
    <span class="org-line">
      <a href={addresses.agency(agency.code)}>{agency.name[lang]}</a>
      <span class="soft small num">{agency.code}</span>
      {agency.closed && <Badge tone="plain">{t('agency.closed')}</Badge>}
      {usual !== undefined && agency.calendar !== usual && <Badge>{t('tree.own-calendar')}</Badge>}
    </span>
  );
}

function Calendars({ visit: { lang }, calendars }: TreeProps & { visit: OfficeVisit }) {
  const t = sayIn(lang);
  return (
    <aside aria-label={t('calendars')}>
      <Well id="calendars" title={t('calendars')}>
        <ul class="org-list">
          {calendars.map(({ calendar, agencies }) => <li><span class="org-line"><a href={addresses.calendar(calendar.id)}>{calendar.name[lang]}</a><span class="soft small">{t('tree.count', { n: agencies })}</span></span></li>)}
        </ul>
      </Well>
    </aside>
  );
}
