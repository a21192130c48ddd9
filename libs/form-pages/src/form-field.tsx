import type { Field, SimpleField } from '@motcua/contracts/form';
import type { CompiledField } from '@motcua/forms/compile';
import { Checkbox, CheckboxGroup, RadioGroup } from '@motcua/ui/form/choice';
import { DateField } from '@motcua/ui/form/date-field';
import { Select, TextArea, TextField } from '@motcua/ui/form/field';
import type { FieldProps, TextFieldProps, Width } from '@motcua/ui/form/field';
import type { ComponentChildren } from 'preact';
import { AddressField } from './address-field.tsx';
import { mostRadios } from './field-names.ts';
import { listIn, textIn } from './form-view.ts';
import type { FormView } from './form-view.ts';
import { ComputedField } from './computed-field.tsx';
import { GroupField } from './group-field.tsx';
import { fieldWords } from './words.ts';

export interface FormFieldProps {
  readonly view: FormView;
  readonly compiled: CompiledField;
  /** Path of the field and name of its input: `phone`, `members.1.name`. */
  readonly at: string;
  /** Answers that its condition looks at: those of its row before those of the form. */
  readonly seen: FormView['answers'];
}

/** A field of any form: which piece of the kit shows it is decided by its type alone. */
export function FormField({ view, compiled, at, seen }: FormFieldProps) {
  const { field, applies } = compiled;
  if (field.type === 'computed') return <ComputedField view={view} compiled={compiled} at={at} />;
  const shown = field.type === 'group' ? <GroupField view={view} compiled={compiled} at={at} /> : <SingleField view={view} field={field} at={at} />;
  if (!applies) return shown;
  return <Conditional field={field} at={at} hidden={!applies(seen)}>{shown}</Conditional>;
}

export const askedField = '_asked';

interface ConditionalProps { readonly field: Field; readonly at: string; readonly hidden: boolean; readonly children: ComponentChildren }

/**
 * Without script a field that does not apply yet stays away until the page comes back; with script it comes and goes by the same rule.
 * The marker is posted only by pages on which the field was seen, so that nobody is blamed for a question that was never shown.
 */
function Conditional({ field, at, hidden, children }: ConditionalProps) {
  return (
    <div class="field" data-when={JSON.stringify(field.when)} hidden={hidden}>
      <input type="hidden" name={askedField} value={at} disabled={hidden} />
      {children}
    </div>
  );
}

function SingleField({ view, field, at }: { readonly view: FormView; readonly field: SimpleField; readonly at: string }) {
  const show = pieces[field.type] as (field: SimpleField, common: Common, view: FormView) => ComponentChildren;
  return <>{show(field, commonOf(view, field, at), view)}</>;
}

type Common = FieldProps & { readonly id: string };
type Piece<Type extends SimpleField['type']> = (field: Extract<SimpleField, { type: Type }>, common: Common, view: FormView) => ComponentChildren;

function commonOf({ visit: { lang }, problems }: FormView, field: SimpleField, at: string): Common {
  return { id: at, name: at, label: field.label[lang], hint: field.hint?.[lang], error: problems.get(at), optional: field.optional };
}

const knownToBrowsers = { name: 'name', phone: 'tel', email: 'email', 'birth-date': 'bday', 'identity-number': 'off' } as const;

const text = (more: Partial<TextFieldProps>, width: Width = 24) => (field: Pick<SimpleField, 'prefill'>, common: Common, view: FormView) => {
  const autocomplete = field.prefill && knownToBrowsers[field.prefill];
  return <TextField {...common} width={width} value={textIn(view, common.id)} autocomplete={autocomplete} {...more} />;
};

type Measured = Extract<SimpleField, { type: 'integer' | 'decimal' }>;

const measured = (field: Measured, common: Common, view: FormView) => (
  <TextField {...common} width={12} digits inputMode={field.type === 'decimal' ? 'decimal' : 'numeric'} value={textIn(view, common.id)} unit={field.unit?.[view.visit.lang]} />
);

const pieces: { readonly [Type in SimpleField['type']]: Piece<Type> } = {
  text: (field, common, view) => <TextField {...common} width={widthOf(field.maxLength)} value={textIn(view, common.id)} />,
  'long-text': (_field, common, view) => <TextArea {...common} value={textIn(view, common.id)} />,
  'person-name': text({}),
  integer: measured,
  decimal: measured,
  money: text({ digits: true, unit: '₫' }, 12),
  date: (field, common, view) => <DateField {...common} birthday={field.prefill === 'birth-date'} value={boxesIn(view, common.id)} />,
  choice: (field, common, view) => {
    const options = field.choices.map(({ value, label, hint }) => ({ value, label: label[view.visit.lang], hint: hint?.[view.visit.lang] }));
    const value = textIn(view, common.id);
    return options.length > mostRadios ? <Select {...common} options={options} value={value} /> : <RadioGroup {...common} options={options} value={value} />;
  },
  choices: (field, common, view) => (
    <CheckboxGroup {...common} values={listIn(view, common.id)} options={field.choices.map(({ value, label, hint }) => ({ value, label: label[view.visit.lang], hint: hint?.[view.visit.lang] }))} />
  ),
  'yes-no': (_field, common, view) => {
    const t = fieldWords(view.visit.lang);
    return <RadioGroup {...common} value={textIn(view, common.id)} options={[{ value: 'true', label: t('yes') }, { value: 'false', label: t('no') }]} />;
  },
  commitment: (_field, { optional: _optional, ...common }, view) => <Checkbox {...common} checked={textIn(view, common.id) === 'true'} />,
  'identity-number': text({ digits: true }, 12),
  'tax-code': text({ digits: true }, 12),
  'parcel-number': text({}, 12),
  phone: text({ digits: true, type: 'tel', inputMode: 'tel' }, 12),
  email: text({ type: 'email', inputMode: 'email' }),
  address: (field, common, view) => <AddressField field={field} common={common} view={view} />,
  computed: () => null,
};

const boxesIn = (view: FormView, id: string) => ({ day: textIn(view, `${id}.day`) ?? '', month: textIn(view, `${id}.month`) ?? '', year: textIn(view, `${id}.year`) ?? '' });

function widthOf(maxLength: number): Width {
  if (maxLength <= 20) return 12;
  return maxLength > 200 ? 'full' : 24;
}
