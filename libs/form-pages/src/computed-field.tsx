import { answerText } from '@motcua/forms/describe';
import type { CompiledField } from '@motcua/forms/compile';
import type { FormView } from './form-view.ts';
import { fieldWords } from './words.ts';

/** Never asked, only told: as of the last save, since the page itself does not count. Those of rows are told where the answers are checked. */
export function ComputedField({ view, compiled: { field, applies }, at }: { readonly view: FormView; readonly compiled: CompiledField; readonly at: string }) {
  const { visit: { lang }, form, answers } = view;
  if (field.type !== 'computed' || at !== field.id || (applies && !applies(answers))) return null;
  const t = fieldWords(lang);
  const value = answers[field.id];
  const known = value !== undefined && value !== null;
  return (
    <div class="field computed">
      <p class="computed-name">{field.label[lang]}</p>
      {field.hint && <p class="hint">{field.hint[lang]}</p>}
      <p class="computed-value">{known ? answerText(field, value, { lang, units: form.units }) : t('computed.not-yet')}{known && <small>{t('computed.said')}</small>}</p>
    </div>
  );
}
