import type { Agency } from '@motcua/contracts/agency';
import { Links, Section } from '@motcua/ui/piece/card';
import { Search } from '@motcua/ui/piece/search';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';
import type { AgencyTree } from './agency-tree.ts';

export interface AgenciesView { readonly tree: AgencyTree; readonly q: string; readonly found: readonly Agency[] }

const mostFound = 40;

/** Who is who in the city: by search, or down from the city to a ward. */
export function agenciesPage(visit: Visit, { tree, q, found }: AgenciesView): string {
  const { t } = visit;
  return framed(visit, {
    title: q ? t('list.title-of', { q }) : t('agencies.title'),
    description: t('agencies.lead'),
    crumbs: [{ href: addresses.home, label: t('crumb.home') }],
    children: (
      <>
        <h1>{t('agencies.title')}</h1>
        <p class="lead below">{t('agencies.lead')}</p>
        <div class="form-column below"><Search action={addresses.agencies} label={t('agencies.search')} value={q} hint={t('agencies.search-hint')} button={t('agencies.search-do')} /></div>
        {q !== '' && <Found visit={visit} found={found} />}
        <Tree visit={visit} tree={tree} />
      </>
    ),
  });
}

function Found({ visit: { t, lang }, found }: { readonly visit: Visit; readonly found: readonly Agency[] }) {
  return (
    <section class="below" aria-labelledby="found">
      <h2 id="found" class="lead"><span role="status">{t('agencies.found', { n: found.length })}</span></h2>
      {found.length === 0 && <p class="below">{t('agencies.none')}</p>}
      <Links links={found.slice(0, mostFound).map(({ code, name, address }) => ({ href: addresses.agency(code), label: name[lang], aside: address[lang] }))} />
      {found.length > mostFound && <p class="small soft">{t('agencies.more', { n: found.length - mostFound })}</p>}
    </section>
  );
}

function Tree({ visit: { t, lang }, tree: { city, departments, districts } }: { readonly visit: Visit; readonly tree: AgencyTree }) {
  const link = ({ code, name }: Agency) => <li><a href={addresses.agency(code)}>{name[lang]}</a></li>;
  return (
    <>
      {city.length > 0 && <Section id="city" title={t('agencies.city')}><ul class="names">{city.map(link)}</ul></Section>}
      {departments.length > 0 && <Section id="departments" title={t('agencies.departments')}><ul class="names">{departments.map(link)}</ul></Section>}
      {districts.length > 0 && (
        <Section id="districts" title={t('agencies.districts')}>
          <div class="districts">
            {districts.map(({ district, place, wards }) => (
              <details class="card question">
                <summary>{place[lang]} <small class="soft">{t('agencies.wards-count', { n: wards.length })}</small></summary>
                <p><a href={addresses.agency(district.code)}>{district.name[lang]}</a></p>
                <ul class="names">{wards.map((ward) => <li><a href={addresses.agency(ward.code)}>{ward.place[lang]}</a></li>)}</ul>
              </details>
            ))}
          </div>
        </Section>
      )}
    </>
  );
}
