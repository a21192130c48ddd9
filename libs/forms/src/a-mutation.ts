import type { Answers, Field, GroupField, SimpleField } from '@motcua/contracts/form';
import type { FieldType } from './json-schema.ts';

/** An answer that the field itself must refuse, and the code it is refused with. */
export interface Mutation {
  readonly what: string;
  readonly value: unknown;
  readonly code: string;
}

const day = 86_400_000;
const daysFrom = (date: string, days: number) => new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
const wrong = (what: string, value: unknown, code: string): Mutation => ({ what, value, code });

/** Everything that is wrong with one field alone: one answer for each thing its definition forbids. */
export function mutationsOf(field: Field, today: string, isJurisdiction: boolean): Mutation[] {
  if (field.type === 'computed') return [];
  const absent = field.optional || (field.type === 'group' && field.min === 0) ? [] : [wrong('missing', null, 'required')];
  const typed = wrong('of a wrong type', field.type === 'group' ? 'text' : { nonsense: 1 }, 'wrong-type');
  if (field.type === 'group') return [...absent, typed];
  const own = makers[field.type] as (field: SimpleField, today: string) => Mutation[];
  const elsewhere = isJurisdiction ? [wrong('in another district', { street: '1 Lê Lợi', ward: '26734' }, 'outside-area')] : [];
  return [...absent, typed, ...own(field, today), ...elsewhere];
}

type Make<Type extends FieldType> = (field: Extract<SimpleField, { type: Type }>, today: string) => Mutation[];

const makers: { [Type in FieldType]: Make<Type> } = {
  text: ({ minLength = 1, maxLength, pattern }) => [
    wrong('too long', 'x'.repeat(maxLength + 1), pattern === undefined ? 'too-long' : 'too-long|pattern'),
    ...(minLength > 1 ? [wrong('too short', 'x'.repeat(minLength - 1), 'too-short|pattern')] : []),
    ...(pattern === undefined ? [] : [wrong('of another shape', misfit(pattern, maxLength), 'pattern|too-short')]),
  ],
  'long-text': ({ maxLength }) => [wrong('too long', 'x'.repeat(maxLength + 1), 'too-long')],
  'person-name': () => [wrong('with a digit', 'Trần Văn 2', 'name-digits'), wrong('with a sign', 'Trần <b> Văn', 'name-letters'), wrong('too long', 'x'.repeat(101), 'too-long')],
  integer: (field) => [...limits(field, 1), wrong('not whole', (field.min ?? 0) + 0.5, 'not-whole'), wrong('no number', 'mười', 'not-a-number')],
  decimal: (field) => [...limits(field, 0.01), wrong('no number', 'mười', 'not-a-number')],
  money: (field) => [...limits({ ...field, min: field.min ?? 0 }, 1), wrong('not whole', 1000.5, 'not-whole|too-small'), wrong('no number', 'mười', 'not-a-number')],
  date: dateMutations,
  choice: () => [wrong('no choice', 'no-such-choice', 'not-a-choice')],
  choices: ({ choices, optional }) => [
    wrong('no choice', ['no-such-choice'], 'not-a-choice'),
    wrong('one choice and none', [choices[0]?.value, 'no-such-choice'], 'not-a-choice'),
    ...(optional ? [] : [wrong('nothing ticked', [], 'required')]),
  ],
  'yes-no': () => [wrong('words', 'có', 'wrong-type')],
  commitment: () => [wrong('not ticked', false, 'required')],
  'identity-number': () => [
    wrong('too short', '07918600123', 'identity-too-short'),
    wrong('too long', '0791860012345', 'identity-too-long'),
    wrong('of no place', '999186001234', 'identity-place'),
    wrong('of no century', '079786001234', 'identity-century'),
    wrong('with a letter', '07918600123A', 'identity-digits-only'),
  ],
  'tax-code': () => [wrong('with a wrong check digit', '0300588560', 'tax-check-digit'), wrong('too short', '03005885', 'tax-length'), wrong('with a letter', '030058856X', 'tax-digits-only')],
  'parcel-number': () => [wrong('with a letter', '12A', 'parcel-number'), wrong('with a zero before', '012', 'parcel-number')],
  phone: () => [wrong('too short', '090351278', 'phone-length'), wrong('of no prefix', '0123456789', 'phone-prefix'), wrong('words', 'không có', 'phone-digits-only')],
  email: () => [wrong('without @', 'hanh.example.vn', 'email-at'), wrong('with an accent', 'hạnh@example.vn', 'email'), wrong('too long', `${'x'.repeat(260)}@example.vn`, 'too-long')],
  address: () => [
    wrong('without a street', { ward: '26905' }, 'address-street'),
    wrong('without a ward', { street: '1 Bạch Đằng' }, 'address-ward'),
    wrong('in a ward that there is not', { street: '1 Bạch Đằng', ward: '99999' }, 'ward-unknown'),
    wrong('in a whole district', { street: '1 Bạch Đằng', ward: '765' }, 'ward-too-wide'),
    wrong('with a street too long', { street: 'x'.repeat(201), ward: '26905' }, 'too-long'),
  ],
  computed: () => [],
};

function limits({ min, max }: { min?: number | undefined; max?: number | undefined }, step: number): Mutation[] {
  return [...(min === undefined ? [] : [wrong('too small', min - step, 'too-small')]), ...(max === undefined ? [] : [wrong('too large', max + step, 'too-large')])];
}

function dateMutations({ within, minAge }: Extract<SimpleField, { type: 'date' }>, today: string): Mutation[] {
  const yearsAgo = `${Number(today.slice(0, 4)) - (minAge ?? 0)}${today.slice(4)}`;
  return [
    wrong('on a day that there is not', '2026-02-30', 'date-day'),
    wrong('in a month that there is not', '2026-13-01', 'date-month'),
    wrong('half given', '2026-05-', 'date-incomplete'),
    wrong('in another age', '0986-03-09', 'date-year'),
    ...(within === 'past' ? [wrong('tomorrow', daysFrom(today, 1), 'date-past')] : []),
    ...(within === 'future' ? [wrong('yesterday', daysFrom(today, -1), 'date-future')] : []),
    ...(minAge === undefined ? [] : [wrong('a day too young', daysFrom(yearsAgo, 1), 'date-age|date-past')]),
  ];
}

const oddTexts = ['#', '???', '0', 'zz', 'Công ty 1', '###############', 'Á', '1-', '12:60', 'https://'];

function misfit(pattern: string, maxLength: number): string {
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  const found = oddTexts.find((text) => text.length <= maxLength && !whole.test(text));
  if (found === undefined) throw new Error(`Everything fits the pattern ${pattern}.`);
  return found;
}

/** Rows beside what a group takes, made of rows that it does take. */
export function rowMutations({ min, max }: GroupField, rows: readonly Answers[]): Mutation[] {
  const [row] = rows;
  if (!row) return [];
  const few = min > 1 ? [wrong('with too few rows', rows.slice(0, 1), 'too-few-rows')] : [];
  return [...few, wrong('with too many rows', Array.from({ length: max + 1 }, () => row), 'too-many-rows')];
}

/** The answers with one place changed: `phone`, `members.0.name`. */
export function changed(answers: Answers, place: string, value: unknown): Answers {
  const [id = '', index, inner] = place.split('.');
  if (inner === undefined) return { ...answers, [id]: value };
  const rows = answers[id] as Answers[];
  return { ...answers, [id]: rows.map((row, at) => (at === Number(index) ? { ...row, [inner]: value } : row)) };
}
