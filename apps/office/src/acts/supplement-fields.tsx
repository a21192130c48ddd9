import type { Procedure } from '@motcua/contracts/procedure';
import type { Lang } from '@motcua/ui/messages';
import { CheckboxGroup } from '@motcua/ui/form/choice';
import { DateField } from '@motcua/ui/form/date-field';
import { TextArea } from '@motcua/ui/form/field';
import type { Option } from '@motcua/ui/form/field';
import type { ActProps } from './act-form.tsx';
import { one, several, untilBoxes } from './typed.ts';
import { wrongAt } from './act-fields.tsx';

/** Exactly which papers and answers, why, and by when. */
export function SupplementFields(props: ActProps) {
  const { visit: { t, lang }, page: { typed, days }, procedure } = props;
  const boxes = untilBoxes(typed);
  const typedDate = Object.values(boxes).some(Boolean);
  const chosen = several(typed, 'fields');
  return (
    <>
      {procedure && <CheckboxGroup id="papers" label={t('supplement.papers')} options={papersOf(procedure, lang)} values={several(typed, 'papers')} error={wrongAt(props, 'papers')} />}
      {procedure && (
        <details open={chosen.length > 0}>
          <summary>{t('supplement.fields-too')}</summary>
          <CheckboxGroup id="fields" label={t('supplement.fields')} options={fieldsOf(procedure, lang)} values={chosen} error={wrongAt(props, 'fields')} />
        </details>
      )}
      <TextArea id="message" rows={5} label={t('supplement.message')} hint={t('supplement.message-hint')} value={one(typed, 'message')} error={wrongAt(props, 'message')} maxLength={2000} />
      <DateField id="until" label={t('supplement.until')} value={typedDate ? boxes : days.proposed} error={wrongAt(props, 'until')} />
    </>
  );
}

/** Why, and as far as it can be named what was wrong: whoever submits again has only this to mend. */
export function RefuseFields(props: ActProps) {
  const { visit: { t, lang }, page: { typed }, procedure } = props;
  const [papers, fields] = [several(typed, 'papers'), several(typed, 'fields')];
  return (
    <>
      <TextArea id="reason" rows={5} label={t('refuse.reason')} hint={t('refuse.hint')} value={one(typed, 'reason')} error={wrongAt(props, 'reason')} maxLength={2000} />
      {procedure && (
        <details open={papers.length + fields.length > 0}>
          <summary>{t('refuse.parts')}</summary>
          <p class="why">{t('refuse.parts-said')}</p>
          {procedure.papers.length > 0 && <CheckboxGroup id="papers" optional label={t('refuse.papers')} options={papersOf(procedure, lang)} values={papers} />}
          <CheckboxGroup id="fields" optional label={t('refuse.fields')} options={fieldsOf(procedure, lang)} values={fields} />
        </details>
      )}
    </>
  );
}

export const papersOf = ({ papers }: Procedure, lang: Lang): Option[] => papers.map(({ id, name }) => ({ value: id, label: name[lang] }));

/** What was never asked of the citizen cannot be asked for again. */
export const fieldsOf = ({ form }: Procedure, lang: Lang): Option[] =>
  form.sections.flatMap(({ title, fields }) => fields.filter(({ type }) => type !== 'computed').map(({ id, label }) => ({ value: id, label: label[lang], hint: title[lang] })));
