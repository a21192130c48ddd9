import type { DueRow, Notice, NoticeList } from '@motcua/contracts/notices-api';
import { Csrf } from '@motcua/pages/csrf';
import { formatDateTime, formatShortDateTime } from '@motcua/ui/format';
import { Badge } from '@motcua/ui/piece/badge';
import { Button } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';

/** What the official was told, the newest first; what is new says so in words. */
export function noticesPage(visit: OfficeVisit, { notices, unread }: NoticeList): string {
  const { t } = visit;
  const [newest] = notices;
  return framed(visit, {
    title: t('notices.title'),
    current: 'notices',
    children: (
      <div class="prose">
        <div class="row spread"><h1>{t('notices.title')}</h1>{newest && unread > 0 && <MarkRead visit={visit} at={newest.at} />}</div>
        {notices.length === 0 ? <p class="soft">{t('notices.none')}</p> : <ul class="plain stack">{notices.map((notice) => <Told visit={visit} notice={notice} />)}</ul>}
      </div>
    ),
  });
}

function MarkRead({ visit, at }: { readonly visit: OfficeVisit; readonly at: string }) {
  return (
    <form method="post" action={addresses.notices}>
      <Csrf visit={visit} />
      <input type="hidden" name="den" value={at} />
      <Button tone="primary">{visit.t('notices.mark-read')}</Button>
    </form>
  );
}

function Told({ visit, notice }: { readonly visit: OfficeVisit; readonly notice: Notice }) {
  const { t, lang } = visit;
  const { kind, at, read, dossier, rows = [] } = notice;
  return (
    <li>
      <p><b>{t(`notices.${kind}`)}</b>{!read && <> <Badge>{t('notices.new')}</Badge></>}<br /><span class="soft">{formatDateTime(lang, at)}</span></p>
      {dossier && <p><a href={addresses.dossier(dossier.id)}>{dossier.reference}</a>{dossier.procedure && <>, {dossier.procedure[lang]}</>}</p>}
      {rows.length > 0 && <ul>{rows.map((row) => <li><DueLine visit={visit} row={row} /></li>)}</ul>}
    </li>
  );
}

function DueLine({ visit: { t, lang }, row: { id, reference, procedure, dueAt, standing, daysOver } }: { readonly visit: OfficeVisit; readonly row: DueRow }) {
  return <><a href={addresses.dossier(id)}>{reference}</a>{procedure && <>, {procedure[lang]}</>}: {t(`notices.${standing}`, { due: formatShortDateTime(dueAt), n: daysOver })}</>;
}
