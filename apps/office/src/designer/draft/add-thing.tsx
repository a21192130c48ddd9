import { Select, TextField } from '@motcua/ui/form/field';
import { Button } from '@motcua/ui/piece/button';
import { addresses } from '../../addresses.ts';
import type { MessageKey } from '../../messages.ts';
import { Kept } from './draft-frame.tsx';
import type { DraftVisit } from './draft-visit.ts';
import { fieldTypes, simpleTypes } from '../sheet/form-sheets.ts';

const words: Readonly<Record<string, MessageKey>> = { papers: 'design.add.paper', steps: 'design.add.step', 'form.sections': 'design.add.section', 'form.rules': 'design.add.rule' };

/** Opens to a small form: what the new thing is called, and of which type a field is. */
export function AddThing({ desk, list, open = false }: { readonly desk: DraftVisit; readonly list: string; readonly open?: boolean }) {
  const { visit: { t }, draft: { id } } = desk;
  const isField = list.endsWith('fields');
  const inRow = /\.fields\.\d+\.fields$/.test(list);
  const name = `add-${list}`;
  return (
    <details class="card question add" open={open}>
      <summary>{t(words[list] ?? (inRow ? 'design.add.row-field' : 'design.add.field'))}</summary>
      <form method="post" action={addresses.draftPart(id, 'them')}>
        <Kept {...desk} />
        <input type="hidden" name="list" value={list} />
        {isField && <Select id={`${name}-type`} name="type" label={t('design.add.type')} empty={null} options={(inRow ? simpleTypes : fieldTypes).map((type) => ({ value: type, label: t(`design.type.${type}`) }))} />}
        <TextField id={`${name}-vi`} name="vi" width="full" label={t(list === 'form.rules' ? 'design.add.message-vi' : 'design.add.name-vi')} maxLength={500} />
        <TextField id={`${name}-en`} name="en" width="full" label={t(list === 'form.rules' ? 'design.add.message-en' : 'design.add.name-en')} maxLength={500} />
        <Button once icon="plus">{t('design.add.do')}</Button>
      </form>
    </details>
  );
}
