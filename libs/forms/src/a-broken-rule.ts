import type { Answers, Field, SimpleField } from '@motcua/contracts/form';
import { changed } from './a-mutation.ts';
import { circumstances } from './a-shipped-procedure.ts';
import { checkAnswers } from './check.ts';
import type { CompiledForm, CompiledRule } from './compile.ts';
import { fillIn } from './fill-in.ts';
import type { FieldType } from './json-schema.ts';
import { drawnAnswers } from './random-answers.ts';
import { seededRandom } from './random-values.ts';
import { partsOfRule } from './rules.ts';

export interface Search {
  /** Answers drawn without regard to rules. */
  readonly draws: number;
  /** Changed answers that are judged for one rule at most. */
  readonly tries: number;
}

/**
 * Where answers that break a rule were refused, by the rule's id; what is missing was not found within the bounds of the search.
 * @param valid answers that the form accepts, among them some in which each field is asked
 */
export function brokenRules(form: CompiledForm, valid: readonly Answers[], { draws, tries }: Search): Map<string, { at: string; answers: Answers }> {
  const found = new Map<string, { at: string; answers: Answers }>();
  const ids = new Set(form.rules.map(({ rule }) => rule.id));
  const judge = (answers: Answers) => {
    for (const { at, code } of checkAnswers(form, answers, circumstances).problems) {
      if (ids.has(code) && !found.has(code)) found.set(code, { at, answers });
    }
  };
  for (let seed = 1; seed <= draws && found.size < ids.size; seed++) judge(drawnAnswers(form, seededRandom(seed), circumstances));
  for (const rule of form.rules) {
    let left = tries;
    for (const answers of nearby(form, rule, valid.filter((one) => isAsked(form, one, rule)))) {
      if (found.has(rule.rule.id) || left-- === 0) break;
      judge(answers);
    }
  }
  return found;
}

function isAsked(form: CompiledForm, answers: Answers, { rule: { each, at } }: CompiledRule): boolean {
  return fillIn(form, answers).asked.has(each === undefined ? at : `${each}.0.${at}`);
}

/** Valid answers with one or two of the answers changed that the rule looks at. */
function* nearby(form: CompiledForm, { rule, names }: CompiledRule, valid: readonly Answers[]): Generator<Answers> {
  const looked = [...new Set([...names, ...partsOfRule(rule.must).rowNames, rule.at, ...(rule.each ? [rule.each] : [])])];
  for (const answers of valid) yield* copies(form, answers, looked);
  for (const answers of valid) yield* variations(form, answers, looked);
  for (const answers of valid) for (const once of variations(form, answers, looked)) yield* variations(form, once, looked);
}

function* variations(form: CompiledForm, answers: Answers, looked: readonly string[]): Generator<Answers> {
  const places = placesIn(form, answers, looked);
  for (const { place, field } of places) for (const value of telling(field, circumstances.today)) yield changed(answers, place, value);
  yield* otherRows(form, answers, looked);
}

/** One person in two places: an answer said again as the answer to something else. */
function* copies(form: CompiledForm, answers: Answers, looked: readonly string[]): Generator<Answers> {
  const places = placesIn(form, answers, looked);
  for (const { place } of places) for (const other of places) {
    if (other.place !== place && typeof valueAt(answers, place) === typeof valueAt(answers, other.place)) yield changed(answers, place, valueAt(answers, other.place));
  }
}

interface Place {
  readonly place: string;
  readonly field: SimpleField;
}

function placesIn(form: CompiledForm, answers: Answers, looked: readonly string[]): Place[] {
  return [...form.fields.values()].flatMap(({ field, rows }): Place[] => {
    if (field.type !== 'group') return looked.includes(field.id) && field.type !== 'computed' ? [{ place: field.id, field }] : inputsOf(form, field, looked);
    const list = (answers[field.id] ?? []) as Answers[];
    const own = rows.map((row) => row.field).filter((row): row is SimpleField => row.type !== 'group' && row.type !== 'computed' && looked.includes(row.id));
    return list.slice(0, 3).flatMap((_, at) => own.map((row) => ({ place: `${field.id}.${at}.${row.id}`, field: row })));
  });
}

/** Of a computed answer that the rule looks at, the answers it is computed from. */
function inputsOf(form: CompiledForm, field: Field, looked: readonly string[]): Place[] {
  if (field.type === 'group' || field.type === 'computed') return [];
  const formulas = [...form.fields.values()].flatMap((one) => (one.field.type === 'computed' && looked.includes(one.field.id) ? [one.field.formula] : []));
  return formulas.some((formula) => partsOfRule(formula).names.has(field.id)) ? [{ place: field.id, field }] : [];
}

function valueAt(answers: Answers, place: string): unknown {
  const [id = '', index, inner] = place.split('.');
  return inner === undefined ? answers[id] : (answers[id] as Answers[])[Number(index)]?.[inner];
}

/** The same rows once more, fewer of them, or none. */
function* otherRows(form: CompiledForm, answers: Answers, looked: readonly string[]): Generator<Answers> {
  for (const { field, rows: inner } of form.fields.values()) {
    const rows = answers[field.id];
    const concerned = looked.includes(field.id) || inner.some((row) => looked.includes(row.field.id));
    if (field.type !== 'group' || !concerned || !Array.isArray(rows) || rows.length === 0) continue;
    yield { ...answers, [field.id]: [...(rows as Answers[]), rows[0] as Answers] };
    yield { ...answers, [field.id]: rows.slice(0, 1) };
    if (field.optional) yield { ...answers, [field.id]: null };
  }
}

const day = 86_400_000;

type Telling = { readonly [Type in FieldType]?: (field: Extract<SimpleField, { type: Type }>, today: string) => unknown[] };

const numbers = ({ min = 0, max }: { min?: number | undefined; max?: number | undefined }) =>
  [min, max ?? 1_000_000_000, min + 1, 0, 1, 2, 3, 10, 100, 1000].filter((value) => value >= min && value <= (max ?? value));
const each = ({ choices }: { choices: readonly { value: string }[] }) => choices.map(({ value }) => value);

/** Answers at the edges of what a field takes, and round ones between. */
const tellings: Telling = {
  integer: numbers,
  decimal: numbers,
  money: numbers,
  date: dates,
  choice: each,
  choices: (field) => [...each(field).map((value) => [value]), each(field)],
  'yes-no': () => [true, false],
  'identity-number': () => ['079186001234', '023456789', '001300000001'],
  text: ({ examples = [] }) => [...examples, '00:00', '23:59', '01', '1'],
};

function telling(field: SimpleField, today: string): unknown[] {
  const tell = tellings[field.type] as ((field: SimpleField, today: string) => unknown[]) | undefined;
  return [...(tell?.(field, today) ?? []), ...(field.optional ? [null] : [])];
}

function dates({ within, minAge }: Extract<SimpleField, { type: 'date' }>, today: string): unknown[] {
  const shifts = [-40_000, -25_000, -9_000, -7_000, -3_650, -366, -30, -1, 0, 1, 30, 366, 3_650, 20_000];
  const fits = (shift: number) => !(within === 'past' && shift > 0) && !(within === 'future' && shift < 0) && !(minAge !== undefined && shift > -minAge * 366);
  return shifts.filter(fits).map((shift) => new Date(Date.parse(`${today}T00:00:00Z`) + shift * day).toISOString().slice(0, 10));
}
