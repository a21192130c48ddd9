import { BulkAct, mostAtOnce } from '@motcua/contracts/bulk-api';
import type { QueueQuery } from '@motcua/contracts/one-stop-api';
import { Csrf } from '@motcua/pages/csrf';
import { Button } from '@motcua/ui/piece/button';
import type { ComponentChildren } from 'preact';
import { addresses } from '../addresses.ts';
import type { OfficeVisit } from '../frame/visit.ts';

export interface BulkBarProps {
  readonly visit: OfficeVisit;
  /** The list as it is narrowed down, without its place. */
  readonly list: Partial<QueueQuery>;
  readonly total: number;
  readonly children: ComponentChildren;
}

/** What can be done with the dossiers of a list that were chosen: looked at first, on a page of its own. Works without script. */
export function BulkBar({ visit, list, total, children }: BulkBarProps) {
  const { t } = visit;
  const { order: _, ...narrowed } = list;
  return (
    <form method="post" action={addresses.bulk}>
      <Csrf visit={visit} />
      {Object.entries(narrowed).map(([name, value]) => (value === undefined ? null : <input type="hidden" name={name} value={value} />))}
      {children}
      <div class="row bulk">
        <label class="visually-hidden" for="bulk-act">{t('bulk.act')}</label>
        <select id="bulk-act" name="act">
          <option value="">{t('bulk.choose-act')}</option>
          {BulkAct.options.map((act) => <option value={act}>{t(`bulk.act.${act}`)}</option>)}
        </select>
        <Button>{t('bulk.look')}</Button>
        {total > 1 && <Button tone="quiet" name="all" value="1">{total > mostAtOnce ? t('bulk.look-first', { n: mostAtOnce, total }) : t('bulk.look-all', { n: total })}</Button>}
      </div>
      {total > mostAtOnce && <p class="why">{t('bulk.most', { n: mostAtOnce })}</p>}
    </form>
  );
}
