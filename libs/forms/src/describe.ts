import type { Answers, Field } from '@motcua/contracts/form';
import type { BilingualText, Language } from '@motcua/contracts/text';
import type { CompiledField, CompiledForm } from './compile.ts';
import type { FieldOf, FieldType } from './json-schema.ts';
import { type Address, type Units, addressText } from './units.ts';
import { numberText, word } from './words.ts';

export interface DescribedAnswer {
  /** Path of the field: `premises`, `members.0.name`. */
  readonly at: string;
  readonly type: Field['type'];
  readonly label: string;
  /** The answer as people read it; "Không có" for what was left out. */
  readonly text: string;
  readonly given: boolean;
  /** Number of the item on the official form. */
  readonly item?: string;
  /** Rows of a group, each under its title. */
  readonly rows?: readonly { readonly title: string; readonly answers: readonly DescribedAnswer[] }[];
}

export interface DescribedSection {
  readonly id: string;
  readonly title: string;
  readonly answers: readonly DescribedAnswer[];
}

interface Reader {
  readonly lang: Language;
  readonly units: Units;
}

/** Checked answers in the order and words of the form, for the check-answers page, the office and the filled paper. */
export function describeAnswers(form: CompiledForm, answers: Answers, lang: Language): DescribedSection[] {
  const reader = { lang, units: form.units };
  return form.sections
    .filter(({ applies }) => !applies || applies(answers))
    .map(({ section, fields }) => ({ id: section.id, title: section.title[lang], answers: describeFields(fields, answers, reader) }));
}

function describeFields(fields: readonly CompiledField[], answers: Answers, reader: Reader, prefix = '', outer: Answers = {}): DescribedAnswer[] {
  return fields
    .filter(({ applies }) => !applies || applies({ ...outer, ...answers }))
    .map((compiled) => describeField(compiled, answers[compiled.field.id], reader, prefix, { ...outer, ...answers }));
}

function describeField({ field, rows }: CompiledField, value: unknown, reader: Reader, prefix: string, outer: Answers): DescribedAnswer {
  const { lang } = reader;
  const at = prefix + field.id;
  const given = value !== undefined && value !== null;
  const described = { at, type: field.type, label: field.label[lang], given, ...(field.item ? { item: field.item } : {}) };
  if (field.type !== 'group') return { ...described, text: given ? answerText(field, value, reader) : word('not-given', lang) };
  const list = Array.isArray(value) ? (value as Answers[]) : [];
  const titled = list.map((row, index) => ({
    title: `${field.row[lang]} ${index + 1}`,
    answers: describeFields(rows, row, reader, `${at}.${index}.`, outer),
  }));
  return { ...described, text: given ? numberText(list.length, lang) : word('not-given', lang), rows: titled };
}

/** One answer as people read it. A value that does not fit its field is shown as it is. */
export function answerText<Type extends FieldType>(field: FieldOf<Type>, value: unknown, reader: Reader): string {
  const tell = texts[field.type] as (value: unknown, field: FieldOf<Type>, reader: Reader) => string;
  return tell(value, field, reader);
}

type Tell<Type extends FieldType> = (value: unknown, field: FieldOf<Type>, reader: Reader) => string;

const verbatim = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
const withUnit = (value: unknown, field: { unit?: BilingualText | undefined }, { lang }: Reader) => {
  const amount = typeof value === 'number' ? numberText(value, lang) : verbatim(value);
  return field.unit ? `${amount} ${field.unit[lang]}` : amount;
};
const dayText = (value: unknown) => verbatim(value).replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');
// 0903 512 789 and 028 3841 2345, as people read them aloud.
const spaced = (value: unknown) => verbatim(value).replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3').replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3');

const texts: { [Type in FieldType]: Tell<Type> } = {
  text: verbatim,
  'long-text': verbatim,
  'person-name': verbatim,
  integer: withUnit,
  decimal: withUnit,
  money: (value, _, { lang }) => (typeof value === 'number' ? `${numberText(value, lang)} ₫` : verbatim(value)),
  date: dayText,
  choice: (value, field, { lang }) => choiceText(value, field, lang),
  choices: (value, field, { lang }) => (Array.isArray(value) ? value.map((one) => choiceText(one, field, lang)).join('; ') : verbatim(value)),
  'yes-no': (value, _, { lang }) => word(value === true ? 'yes' : 'no', lang),
  commitment: (_, __, { lang }) => word('agreed', lang),
  'identity-number': verbatim,
  'tax-code': verbatim,
  'parcel-number': verbatim,
  phone: spaced,
  email: verbatim,
  address: (value, _, { units, lang }) => addressText((value ?? {}) as Address, units, lang),
  computed: withUnit,
};

function choiceText(value: unknown, { choices }: FieldOf<'choice'> | FieldOf<'choices'>, lang: Language): string {
  return choices.find((choice) => choice.value === value)?.label[lang] ?? verbatim(value);
}
