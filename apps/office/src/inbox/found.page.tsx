import type { DossierPage } from '@motcua/contracts/one-stop-api';
import { Csrf } from '@motcua/pages/csrf';
import { Button } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { Keys } from './inbox.page.tsx';
import { WorkList } from './work-list.tsx';

export interface FoundProps {
  readonly q: string;
  /** Absent before anything was asked. */
  readonly page?: DossierPage | undefined;
  readonly dayMinutes: number;
}

/** What a search found. Its address says nothing of what was asked. */
export function foundPage(visit: OfficeVisit, { q, page, dayMinutes }: FoundProps): string {
  const { t } = visit;
  return framed(visit, {
    title: t('find.title'),
    again: addresses.find,
    sought: q,
    back: { href: addresses.home, label: t('find.back') },
    children: (
      <>
        <h1>{t('find.title')}</h1>
        {page ? <Found visit={visit} q={q} page={page} dayMinutes={dayMinutes} /> : <p class="soft">{t('find.how')}</p>}
      </>
    ),
  });
}

function Found({ visit, q, page: { rows, next, more }, dayMinutes }: { visit: OfficeVisit; q: string; page: DossierPage; dayMinutes: number }) {
  const { t } = visit;
  if (rows.length === 0) return <div class="well"><p>{t('find.none')}</p><p>{t('find.how')}</p></div>;
  return (
    <>
      <p class="soft" role="status">{t('find.count', { n: rows.length, more: next ? 'yes' : 'no' })}</p>
      {more && <p>{t('find.too-many')}</p>}
      <WorkList visit={visit} caption={t('find.caption')} rows={rows} dayMinutes={dayMinutes} />
      <div class="row spread bulk"><Keys visit={visit} /></div>
      {next && (
        <form class="row pager" method="post" action={addresses.find}>
          <Csrf visit={visit} />
          <input type="hidden" name="q" value={q} />
          <input type="hidden" name="cursor" value={next} />
          <Button>{t('find.next')}</Button>
        </form>
      )}
    </>
  );
}
