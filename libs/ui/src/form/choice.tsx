import type { ComponentChildren } from 'preact';
import { FieldError, Fieldset, conditions, fieldClass, wiring } from './field.tsx';
import type { FieldProps, Option } from './field.tsx';

export interface RadioGroupProps extends FieldProps {
  readonly options: readonly Option[];
  readonly value?: string | undefined;
}

/** The first button carries the id of the first control, `firstControlId(id)`, for the links of the error summary. */
export function RadioGroup({ options, value, ...field }: RadioGroupProps) {
  return <Choices type="radio" options={options} chosen={value === undefined ? [] : [value]} field={field} />;
}

export interface CheckboxGroupProps extends FieldProps {
  readonly options: readonly Option[];
  readonly values?: readonly string[] | undefined;
}

export function CheckboxGroup({ options, values = [], ...field }: CheckboxGroupProps) {
  return <Choices type="checkbox" options={options} chosen={values} field={field} />;
}

/** Where a link to a group lands: its first control, since a fieldset takes no focus. */
export const firstControlId = (id: string) => `${id}-1`;

interface ChoicesProps { readonly type: 'radio' | 'checkbox'; readonly options: readonly Option[]; readonly chosen: readonly string[]; readonly field: FieldProps }

function Choices({ type, options, chosen, field }: ChoicesProps) {
  const name = field.name ?? field.id;
  return (
    <Fieldset {...field}>
      <div class="choices">
        {options.map((option, index) => (
          <label class="choice">
            <input type={type} id={`${field.id}-${index + 1}`} name={name} value={option.value} checked={chosen.includes(option.value)} {...(field.error ? { 'aria-invalid': 'true' as const } : {})} />
            <span>{option.label}{option.hint && <small>{option.hint}</small>}</span>
          </label>
        ))}
      </div>
    </Fieldset>
  );
}

export interface CheckboxProps extends Omit<FieldProps, 'optional'> {
  readonly checked?: boolean | undefined;
  readonly value?: string | undefined;
  readonly label: ComponentChildren;
}

/** One box with its own sentence: a promise, a consent. */
export function Checkbox(props: CheckboxProps) {
  const { id, name = id, label, hint, checked, value = 'true', error } = props;
  return (
    <div class={fieldClass(error)} {...conditions(props)}>
      <FieldError id={id} error={error} />
      <label class="choice">
        <input type="checkbox" id={id} name={name} value={value} checked={checked} {...wiring({ id, error })} />
        <span>{label}{hint && <small>{hint}</small>}</span>
      </label>
    </div>
  );
}
