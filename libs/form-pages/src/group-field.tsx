import type { CompiledField } from '@motcua/forms/compile';
import { Fieldset } from '@motcua/ui/form/field';
import { Repeat } from '@motcua/ui/form/repeat';
import { FormField } from './form-field.tsx';
import type { FormView } from './form-view.ts';
import { fieldWords } from './words.ts';

/** Rows that can be added and taken away, with and without script. */
export function GroupField({ view, compiled, at }: { readonly view: FormView; readonly compiled: CompiledField; readonly at: string }) {
  const { field, rows } = compiled;
  if (field.type !== 'group') return null;
  const { lang } = view.visit;
  const t = fieldWords(lang);
  const given = view.given[field.id];
  const answered = Array.isArray(given) ? (given as FormView['given'][]) : [];
  // One empty row to begin with, since an empty list with a button asks nothing.
  const count = Math.max(answered.length + (view.add === field.id ? 1 : 0), field.min, field.optional ? 0 : 1);
  const row = field.row[lang];
  return (
    <Fieldset id={at} label={field.label[lang]} hint={field.hint?.[lang]} error={view.problems.get(at)} optional={field.optional}>
      <Repeat name={at} itemName={row} addLabel={t('group.add', { row: row.toLocaleLowerCase(lang) })} count={count} min={field.min} max={field.max}>
        {(index) => rows.map((inner) => (
          <FormField view={view} compiled={inner} at={`${at}.${index}.${inner.field.id}`} seen={{ ...view.answers, ...(index === '__index__' ? {} : answered[index]) }} />
        ))}
      </Repeat>
    </Fieldset>
  );
}
