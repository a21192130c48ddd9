import { Icon } from '@motcua/ui/icon';
import { addresses } from '../../addresses.ts';
import { placeOf } from '../content/content.ts';
import type { DraftVisit } from '../draft/draft-visit.ts';
import { procedureSheetKeys, sectionOf, sheetAbove, sheetAt, titleOf } from './sheets.ts';
import type { Sheet } from './sheets.ts';

/** Back to what holds the thing, and on to its neighbours. */
export function Ways({ desk, sheet }: { readonly desk: DraftVisit; readonly sheet: Sheet }) {
  const { visit, draft: { id, content } } = desk;
  const { t } = visit;
  const above = sheetAt(content, sheetAbove(sheet.base) ?? '');
  const link = (key: string | undefined, way: 'before' | 'after') => {
    const other = key === undefined ? undefined : sheetAt(content, key);
    return other && <a href={addresses.sheet(id, other.key)}>{way === 'before' && <Icon name="back" />}<span class="visually-hidden">{t(`design.${way}`)}: </span>{titleOf(other, content, visit)}{way === 'after' && <Icon name="forward" />}</a>;
  };
  const [before, after] = neighbours(sheet);
  return (
    <nav class="ways" aria-label={t('design.ways')}>
      <a href={above ? addresses.sheet(id, above.key) : outlineAt(id, sheet.base)}>{above ? t('design.back-to', { title: titleOf(above, content, visit) }) : t('design.back')}</a>
      <span>{link(before, 'before')}{link(after, 'after')}</span>
    </nav>
  );
}

function neighbours({ base, key }: Sheet): readonly [string | undefined, string | undefined] {
  if (base === '') {
    const place = procedureSheetKeys.findIndex((one) => one === key);
    return [procedureSheetKeys[place - 1], procedureSheetKeys[place + 1]];
  }
  const { list, index } = placeOf(base);
  return [index > 0 ? `${list}.${index - 1}` : undefined, `${list}.${index + 1}`];
}

/** The outline with the section of the thing open. */
export function outlineAt(id: string, base: string): string {
  const section = sectionOf(base);
  return `${addresses.draft(id)}${section === undefined ? '' : `?mo=${section}`}${base === '' ? '' : `#${base}`}`;
}
