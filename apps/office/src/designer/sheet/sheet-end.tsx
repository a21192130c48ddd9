import { Select } from '@motcua/ui/form/field';
import { Button } from '@motcua/ui/piece/button';
import { addresses } from '../../addresses.ts';
import { partsAt } from '../content/names.ts';
import { Kept } from '../draft/draft-frame.tsx';
import type { DraftVisit } from '../draft/draft-visit.ts';
import { sectionOf, sheetAt, titleOf } from './sheets.ts';
import type { Sheet } from './sheets.ts';

/** What is seldom done to a thing: put elsewhere, taken away. Each opens first, so that nothing goes by one slip. */
export function SheetEnd({ desk, sheet }: { readonly desk: DraftVisit; readonly sheet: Sheet }) {
  const { visit: { t }, draft: { id } } = desk;
  if (sheet.base === '') return null;
  const action = addresses.draftPart(id, 'sap-xep');
  return (
    <div class="below">
      <BringElsewhere desk={desk} sheet={sheet} />
      <details class="card question away">
        <summary>{t('design.delete.title')}</summary>
        <p>{t(sheet.kind === 'section' ? 'design.delete.section' : 'design.delete.said')}</p>
        <form method="post" action={action}><Kept {...desk} /><Button once name="do" value={`delete ${sheet.base}`}>{t('design.delete.do')}</Button></form>
      </details>
    </div>
  );
}

function BringElsewhere({ desk, sheet: { base } }: { readonly desk: DraftVisit; readonly sheet: Sheet }) {
  const { visit, draft: { id, content } } = desk;
  const { t } = visit;
  if (!/^form\.sections\.\d+\.fields\.\d+$/.test(base)) return null;
  const others = partsAt(content, 'form.sections').filter((_, index) => index !== sectionOf(base)).flatMap((at) => sheetAt(content, at) ?? []);
  if (others.length === 0) return null;
  return (
    <details class="card question">
      <summary>{t('design.bring.title')}</summary>
      <form method="post" action={addresses.draftPart(id, 'sap-xep')}>
        <Kept {...desk} />
        <Select id="bring" name="do" empty={null} label={t('design.bring.to')} options={others.map((sheet) => ({ value: `bring ${base} ${sheet.base}`, label: titleOf(sheet, content, visit) }))} />
        <p class="form-actions"><Button once>{t('design.bring.do')}</Button></p>
      </form>
    </details>
  );
}
