import type { Field, Rule } from '@motcua/contracts/form';
import { partsOfRule } from './rules.ts';

/** Answers to one field that conditions are tried on. */
export interface Candidates {
  readonly values: readonly unknown[];
  /** There are no others that a condition could tell apart from these. */
  readonly complete: boolean;
}

const all = (values: readonly unknown[]): Candidates => ({ values, complete: true });
const some = (values: readonly unknown[]): Candidates => ({ values, complete: false });

type Kind = Field['type'];
type OfKind<Type extends Kind> = Extract<Field, { type: Type }>;

/** Words and numbers that the form's rules speak of: beside those, any other number or text is as good as the next. */
interface SpokenOf {
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
  /** Fields of rows that are looked at through their group: whether one of the members is abroad. */
  readonly rowNames: ReadonlySet<string>;
}

/** What is not here is answered by a text. */
const answers: { readonly [Type in Kind]?: (field: OfKind<Type>, spokenOf: SpokenOf) => Candidates } = {
  'yes-no': () => all([true, false]),
  commitment: () => all([true]),
  choice: ({ choices }) => all(choices.map(({ value }) => value)),
  choices: ({ choices }) => selections(choices.map(({ value }) => value)),
  integer: (field, { numbers }) => some(within(field, numbers)),
  decimal: (field, { numbers }) => some(within(field, numbers)),
  money: (field, { numbers }) => some(within(field, numbers)),
  date: (_, { texts }) => some([...texts.filter((text) => /^\d{4}-\d{2}-\d{2}$/.test(text)), '1950-01-01', '2000-06-15', '2100-12-31']),
  address: (_, { texts }) => some(['', ...texts].map((ward) => ({ street: '1 Lê Lợi', ward }))),
  group: groupsOfRows,
};

export function candidatesFor(rules: readonly (Rule | undefined)[]): (field: Field) => Candidates {
  const constants = [...new Set(rules.flatMap(constantsIn))];
  const spokenOf = {
    numbers: constants.filter((value) => typeof value === 'number'),
    texts: constants.filter((value) => typeof value === 'string'),
    rowNames: new Set(rules.flatMap((rule) => [...partsOfRule(rule).rowNames])),
  };
  return (field) => candidatesOf(field, spokenOf);
}

function candidatesOf(field: Field, spokenOf: SpokenOf): Candidates {
  const answer = answers[field.type] as ((field: Field, spokenOf: SpokenOf) => Candidates) | undefined;
  const { values, complete } = answer ? answer(field, spokenOf) : some(['văn bản', ...spokenOf.texts]);
  // An optional answer may be missing.
  return { values: field.optional ? [undefined, ...values] : values, complete };
}

// A row in which two choices of ten meet.
const mostRows = 120;

/** So many empty rows as there may be, and rows that have every combination of the answers that are looked at. */
function groupsOfRows({ min, max, fields }: OfKind<'group'>, spokenOf: SpokenOf): Candidates {
  const empty = [min, min + 1, max].map((count) => Array.from({ length: count }, () => ({})));
  const rows = fields
    .filter(({ id }) => spokenOf.rowNames.has(id))
    .reduce<object[]>((made, field) => made.flatMap((row) => candidatesOf(field, spokenOf).values.map((value) => ({ ...row, [field.id]: value }))).slice(0, mostRows), [{}]);
  return some([...rows.map((row) => Array.from({ length: Math.max(min, 1) }, () => row)), ...empty]);
}

/** Each alone, each pair, and all: a condition asks whether one is among them, or how many there are. */
function selections(values: readonly string[]): Candidates {
  const pairs = values.flatMap((one, at) => values.slice(at + 1).map((other) => [one, other]));
  const chosen = [...values.map((value) => [value]), ...pairs, [...values]];
  return values.length <= 2 ? all(chosen) : some(chosen);
}

function within({ min = 0, max = Number.MAX_SAFE_INTEGER }: { min?: number | undefined; max?: number | undefined }, numbers: readonly number[]): number[] {
  const near = [min, max, ...numbers.flatMap((number) => [number - 1, number, number + 1])];
  return [...new Set(near)].filter((number) => number >= min && number <= max);
}

function constantsIn(rule: unknown): (string | number)[] {
  if (typeof rule === 'string' || typeof rule === 'number') return [rule];
  if (typeof rule !== 'object' || rule === null) return [];
  if (Array.isArray(rule)) return rule.flatMap(constantsIn);
  return Object.entries(rule).flatMap(([operator, operand]) => (operator === 'var' ? [] : constantsIn(operand)));
}
