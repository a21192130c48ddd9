import { AccessKind } from '@motcua/contracts/access-log-api';
import type { AccessLine, AccessPage, AccessQuery } from '@motcua/contracts/access-log-api';
import { formatDate, formatTime } from '@motcua/ui/format';
import { Filters } from '@motcua/ui/office/filters';
import { LinkButton } from '@motcua/ui/piece/button';
import { Pager, Table } from '@motcua/ui/piece/table';
import type { Column } from '@motcua/ui/piece/table';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import { rolesInWords } from '../frame/roles.ts';
import type { OfficeVisit, Visit } from '../frame/visit.ts';
import { shortReference } from '../inbox/work-list.tsx';

export interface AccessProps {
  readonly id: string;
  readonly page: AccessPage;
  readonly query: AccessQuery;
}

/** Everybody who looked at a dossier or did something with it, the newest first; the address keeps how it was narrowed down. */
export function accessPage(visit: OfficeVisit, { id, page, query }: AccessProps): string {
  const { t } = visit;
  const { cursor: _, ...narrowed } = query;
  return framed(visit, {
    title: `${shortReference(page.reference)} ${t('access.title')}`,
    back: { href: addresses.dossier(id), label: t('access.back') },
    children: (
      <>
        <p class="soft num">{page.reference}</p>
        <div class="row spread below">
          <h1>{t('access.title')}</h1>
          {page.mayExport && <LinkButton icon="download" href={addresses.accessSheet(id, narrowed)}>{t('access.export')}</LinkButton>}
        </div>
        <p class="below">{t('access.said')}</p>
        <Narrowing visit={visit} id={id} query={query} />
        {page.lines.length === 0 ? <p>{t('access.none')}</p> : <Table<AccessLine> dense caption={t('access.title')} columns={columnsOf(visit, id)} rows={page.lines} rowKey={({ entry }) => entry} />}
        <Pager previousHref={query.cursor && addresses.access(id, narrowed)} nextHref={page.next && addresses.access(id, { ...narrowed, cursor: page.next })} />
      </>
    ),
  });
}

function Narrowing({ visit: { t }, id, query }: { readonly visit: Visit } & Pick<AccessProps, 'id' | 'query'>) {
  const options = [{ value: '', label: t('access.kind.all') }, ...AccessKind.options.map((value) => ({ value, label: t(`access.kind.${value}`) }))];
  return (
    <>
      <Filters action={addresses.access(id)} filters={[{ kind: 'choice', name: 'kind', label: t('access.kind'), options, value: query.kind ?? '' }]}>
        <label>{t('access.from')}<input type="date" name="from" value={query.from} /></label>
        <label>{t('access.to')}<input type="date" name="to" value={query.to} /></label>
        {query.by && <input type="hidden" name="by" value={query.by} />}
      </Filters>
      {query.by && <p class="below">{t('access.one')} <a href={addresses.access(id, { ...query, by: undefined, cursor: undefined })}>{t('access.everybody')}</a></p>}
    </>
  );
}

function columnsOf(visit: Visit, id: string): Column<AccessLine>[] {
  const { t, lang } = visit;
  return [
    { key: 'at', label: t('access.at'), head: true, cell: ({ at }) => <time class="num" dateTime={at}>{formatTime(at)} {formatDate(at)}</time> },
    { key: 'who', label: t('access.who'), phone: 'full', cell: ({ who }) => <Who visit={visit} id={id} who={who} /> },
    { key: 'as', label: t('access.as'), phone: 'full', cell: ({ who }) => <span>{rolesInWords(t, who.roles) || '–'}{who.unit && <small>{who.unit[lang]}</small>}</span> },
    { key: 'what', label: t('access.what'), phone: 'full', cell: (line) => <span>{whatInWords(visit, line)}<small>{detailOf(visit, line)}</small></span> },
  ];
}

/** An official's name leads to all that this official did here. */
function Who({ visit: { t }, id, who }: { readonly visit: Visit; readonly id: string; readonly who: AccessLine['who'] }) {
  if (who.owner) return <>{t('access.owner')}</>;
  if (who.kind !== 'official') return <>{t(who.kind === 'service' ? 'access.system' : 'access.other')}</>;
  return <span><a href={addresses.access(id, { by: who.id })}>{who.name ?? t('person.unknown')}</a>{who.forOwner && <small>{t('access.for-owner')}</small>}</span>;
}

function whatInWords({ t }: Visit, { what, kind, outcome }: AccessLine): string {
  if (outcome === 'refused') return t('access.refused');
  const known = [`access.did.${what}`, `did.${what}`].find((key) => t.has(key));
  return t(known ?? (kind === 'read' ? 'did.read' : 'did.other'));
}

function detailOf({ t }: Visit, { version, part }: AccessLine): string {
  return [version === undefined ? '' : t('access.version', { n: version }), part ?? ''].filter(Boolean).join(' · ');
}
