import type { ComponentChildren } from 'preact';
import { useWords } from '../words.tsx';

/** A JSON Logic rule over the form's fields by name; `reveal.js` knows var, ==, !=, !, and, or, in, >, <, >=, <=. */
export type Rule = Readonly<Record<string, unknown>>;

export interface FieldProps {
  /** Also the name, unless told; ids of hint and error follow from it. */
  readonly id: string;
  readonly name?: string | undefined;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren | undefined;
  readonly error?: string | undefined;
  /** Fields are required unless they say so in words. */
  readonly optional?: boolean | undefined;
  /** Shows the field only while the rule holds; `hidden` says what holds as the page leaves the server. */
  readonly when?: Rule | undefined;
  readonly hidden?: boolean | undefined;
}

export const hintId = (id: string) => `${id}-hint`;
export const errorId = (id: string) => `${id}-error`;

/** aria-describedby and aria-invalid of a control, as its hint and error require. */
export function wiring({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>, also?: string) {
  const described = [hint ? hintId(id) : '', error ? errorId(id) : '', also ?? ''].filter(Boolean).join(' ');
  return {
    ...(described ? { 'aria-describedby': described } : {}),
    ...(error ? { 'aria-invalid': 'true' as const } : {}),
  };
}

export const fieldClass = (error: string | undefined) => (error ? 'field wrong' : 'field');

export function conditions({ when, hidden }: Pick<FieldProps, 'when' | 'hidden'>) {
  return { ...(when ? { 'data-when': JSON.stringify(when) } : {}), ...(hidden ? { hidden: true } : {}) };
}

export function Hint({ id, hint }: Pick<FieldProps, 'id' | 'hint'>) {
  return hint ? <p class="hint" id={hintId(id)}>{hint}</p> : null;
}

export function FieldError({ id, error }: Pick<FieldProps, 'id' | 'error'>) {
  const t = useWords();
  if (!error) return null;
  return <p class="error" id={errorId(id)}><span><span class="visually-hidden">{t('form.error')}</span>{error}</span></p>;
}

export function LabelText({ label, optional }: Pick<FieldProps, 'label' | 'optional'>) {
  const t = useWords();
  return <>{label}{optional && <span class="optional"> {t('form.optional')}</span>}</>;
}

/** Label, hint, error, control: always in that order. */
function Field({ children, ...field }: FieldProps & { readonly children: ComponentChildren }) {
  return (
    <div class={fieldClass(field.error)} {...conditions(field)}>
      <label for={field.id}><LabelText label={field.label} optional={field.optional} /></label>
      <Hint id={field.id} hint={field.hint} />
      <FieldError id={field.id} error={field.error} />
      {children}
    </div>
  );
}

/** Width in characters: it tells how long an answer is expected. */
export type Width = 2 | 4 | 12 | 24 | 'full';
const widthClass = (width: Width) => (width === 'full' ? '' : `w-${width}`);

export interface TextFieldProps extends FieldProps {
  readonly value?: string | number | undefined;
  readonly type?: 'text' | 'tel' | 'email' | 'password' | 'search' | 'date' | 'number' | undefined;
  readonly width?: Width | undefined;
  /** Digits: a number keypad on phones and figures of equal width. Not type=number, which loses leading zeros. */
  readonly digits?: boolean | undefined;
  /** Unit behind the field: m², ₫, người. */
  readonly unit?: string | undefined;
  readonly autocomplete?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly readOnly?: boolean | undefined;
  /** The one field of a page that is typed into first. */
  readonly autofocus?: boolean | undefined;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | undefined;
}

export function TextField(props: TextFieldProps) {
  const unitId = props.unit ? `${props.id}-unit` : undefined;
  return (
    <Field {...props}>
      {props.unit
        ? <span class="with-unit"><TextInput {...props} also={unitId} /><span id={unitId}>{props.unit}</span></span>
        : <TextInput {...props} />}
    </Field>
  );
}

function TextInput({ also, ...props }: TextFieldProps & { readonly also?: string | undefined }) {
  const { id, name = id, width = 24, digits, type = 'text' } = props;
  // preact types one shape of input per type; this one is only ever an ordinary text box.
  const kind = { type: type as 'text' };
  const mode = props.inputMode ?? (digits ? 'numeric' : undefined);
  return (
    <input
      class={[widthClass(width), digits ? 'num' : ''].filter(Boolean).join(' ') || undefined}
      id={id} name={name} {...kind} value={props.value} inputMode={mode}
      autocomplete={props.autocomplete ?? 'off'} spellcheck={false}
      maxLength={props.maxLength} readOnly={props.readOnly} autofocus={props.autofocus}
      {...wiring(props, also)}
    />
  );
}

export interface TextAreaProps extends FieldProps {
  readonly value?: string | undefined;
  readonly rows?: number | undefined;
  readonly maxLength?: number | undefined;
}

export function TextArea(props: TextAreaProps) {
  const { id, name = id, value, rows, maxLength } = props;
  return (
    <Field {...props}>
      <textarea id={id} name={name} rows={rows} maxLength={maxLength} {...wiring(props)}>{value}</textarea>
    </Field>
  );
}

export interface Option { readonly value: string; readonly label: string; readonly hint?: string | undefined }

export interface SelectProps extends FieldProps {
  readonly options: readonly Option[];
  readonly value?: string | undefined;
  readonly width?: Width | undefined;
  /** The empty first entry; null leaves it out. */
  readonly empty?: string | null | undefined;
  readonly autocomplete?: string | undefined;
}

export function Select(props: SelectProps) {
  const t = useWords();
  const { id, name = id, options, value, width = 24, empty = t('form.choose'), autocomplete } = props;
  return (
    <Field {...props}>
      <select class={widthClass(width) || undefined} id={id} name={name} autocomplete={autocomplete} {...wiring(props)}>
        {empty !== null && <option value="">{empty}</option>}
        {options.map((option) => <option value={option.value} selected={option.value === value}>{option.label}</option>)}
      </select>
    </Field>
  );
}

export interface FieldsetProps extends FieldProps {
  readonly children: ComponentChildren;
}

/** Several controls under one question: the legend is the question, hint and error speak for the whole group. */
export function Fieldset({ children, ...field }: FieldsetProps) {
  const { 'aria-describedby': described } = wiring(field);
  return (
    <fieldset class={fieldClass(field.error)} id={field.id} {...(described ? { 'aria-describedby': described } : {})} {...conditions(field)}>
      <legend><LabelText label={field.label} optional={field.optional} /></legend>
      <Hint id={field.id} hint={field.hint} />
      <FieldError id={field.id} error={field.error} />
      {children}
    </fieldset>
  );
}
