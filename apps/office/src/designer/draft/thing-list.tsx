import { Badge } from '@motcua/ui/piece/badge';
import { Button } from '@motcua/ui/piece/button';
import { addresses } from '../../addresses.ts';
import { listAt, textAt } from '../content/content.ts';
import { Kept } from './draft-frame.tsx';
import { blocking } from './draft-visit.ts';
import type { DraftVisit } from './draft-visit.ts';
import { partsAt } from '../content/names.ts';
import { kindInWords, mendOf, sheetAt, titleOf } from '../sheet/sheets.ts';
import type { Sheet } from '../sheet/sheets.ts';

interface ThingListProps {
  readonly desk: DraftVisit;
  readonly list: string;
  /** Of the list this one alone, with the places that the whole list gives it. */
  readonly only?: string | undefined;
}

/** Papers, steps, fields: each leads to its own page and can be put one place up or down. */
export function ThingList({ desk, list, only }: ThingListProps) {
  const { draft: { id, content } } = desk;
  const sheets = partsAt(content, list).flatMap((at) => sheetAt(content, at) ?? []);
  if (sheets.length === 0) return null;
  return (
    <form method="post" action={addresses.draftPart(id, 'sap-xep')}>
      <Kept {...desk} />
      <ul class="things">
        {sheets.map((sheet, index) => (only === undefined || only === sheet.base) && <Thing desk={desk} sheet={sheet} first={index === 0} last={index === sheets.length - 1} />)}
      </ul>
    </form>
  );
}

interface ThingProps { readonly desk: DraftVisit; readonly sheet: Sheet; readonly first: boolean; readonly last: boolean }

function Thing({ desk, sheet, first, last }: ThingProps) {
  const { visit, draft: { id, content } } = desk;
  const { t } = visit;
  const { base } = sheet;
  const title = titleOf(sheet, content, visit);
  const n = blocking(desk.problems).filter(({ at }) => mendOf(content, at)?.sheet === base).length;
  const move = (act: 'up' | 'down') => <Button tone="quiet" name="do" value={`${act} ${base}`}><span aria-hidden="true">{act === 'up' ? '↑' : '↓'}</span><span class="visually-hidden">{t(`design.${act}`)}: {title}</span></Button>;
  return (
    <li id={base}>
      <span><a href={addresses.sheet(id, base)}>{title}</a> <small class="soft">{details(sheet, content, t)}</small></span>
      {n > 0 && <Badge tone="brand">{t('design.troubles', { n })}</Badge>}
      <span class="moves">{!first && move('up')}{!last && move('down')}</span>
    </li>
  );
}

function details(sheet: Sheet, content: DraftVisit['draft']['content'], t: DraftVisit['visit']['t']): string {
  const { kind, base } = sheet;
  const role = `role.${textAt(content, `${base}.role`)}`;
  if (kind === 'step') return `${t.has(role) ? t(role) : ''} · ${textAt(content, `${base}.share`)} %`;
  if (kind !== 'field') return kind === 'section' ? t('design.section-page') : '';
  const inner = listAt(content, `${base}.fields`).length;
  return [kindInWords(sheet, content, t), ...(inner > 0 ? [t('design.fields', { n: inner })] : [])].join(' · ');
}
