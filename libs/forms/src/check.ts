import type { Answers, Field } from '@motcua/contracts/form';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { CompiledField, CompiledForm, CompiledRule } from './compile.ts';
import { explain } from './explain.ts';
import { type Filled, fillIn } from './fill-in.ts';
import type { Address } from './units.ts';
import { problem } from './words.ts';

/** What a check must know that the answers do not say. */
export interface Circumstances {
  /** The agency's local date, `YYYY-MM-DD`. */
  readonly today: string;
  /** Administrative unit that the receiving agency serves; where it is given, the form's `jurisdiction` address has to lie in it. */
  readonly area?: string | undefined;
}

export interface Checked {
  /** Tidied answers: NFC, trimmed, without what does not apply, with the computed. Wrong ones are kept where they can be shown again. */
  readonly answers: Answers;
  readonly problems: readonly FieldProblem[];
}

/** Judges answers against their form. Empty `problems` means: these answers may be submitted as they are returned. */
export function checkAnswers(form: CompiledForm, answers: Answers, circumstances: Circumstances): Checked {
  const filled = fillIn(form, answers);
  const found = [...filled.problems];
  if (!form.validate(filled.answers)) found.push(...explain(form, form.validate.errors ?? []));
  found.push(...datesAndPlaces(form, filled.answers, circumstances));
  const problems = firstOfEachPlace(found);
  problems.push(...brokenRules(form, filled, problems));
  return { answers: filled.answers, problems: inFormOrder(form, problems) };
}

/** The same for one page of the form: everything that is known is taken into account, but only the page's own problems are told. */
export function checkSection(form: CompiledForm, sectionId: string, answers: Answers, circumstances: Circumstances): Checked {
  const checked = checkAnswers(form, answers, circumstances);
  const own = new Set(form.definition.sections.find(({ id }) => id === sectionId)?.fields.map(({ id }) => id));
  return { answers: checked.answers, problems: checked.problems.filter(({ at }) => own.has(topOf(at))) };
}

const topOf = (at: string) => at.split('.', 1)[0] ?? at;

function firstOfEachPlace(problems: readonly FieldProblem[]): FieldProblem[] {
  if (problems.length < 2) return [...problems];
  const places = new Map(problems.toReversed().map((one) => [one.at, one]));
  return problems.filter((one) => places.get(one.at) === one);
}

// People mend a form from top to bottom, so problems are told in its order.
function inFormOrder(form: CompiledForm, problems: readonly FieldProblem[]): FieldProblem[] {
  const order = new Map([...form.fields.keys()].map((id, at) => [id, at]));
  const place = ({ at }: FieldProblem) => order.get(topOf(at)) ?? order.size;
  return problems.length < 2 ? [...problems] : problems.toSorted((one, other) => place(one) - place(other));
}

function datesAndPlaces(form: CompiledForm, answers: Answers, circumstances: Circumstances): FieldProblem[] {
  return [...form.fields.values()].flatMap((compiled) => judgeEach(form, compiled, answers[compiled.field.id], compiled.field.id, circumstances));
}

function judgeEach(form: CompiledForm, { field, rows }: CompiledField, value: unknown, at: string, circumstances: Circumstances): FieldProblem[] {
  if (value === undefined) return [];
  if (field.type === 'date') return dateProblems(field, String(value), at, circumstances.today);
  if (field.type === 'address') return placeProblems(form, field, value as Address, at, circumstances.area);
  if (field.type !== 'group' || !Array.isArray(value)) return [];
  return (value as Answers[]).flatMap((row, index) =>
    rows.flatMap((inner) => judgeEach(form, inner, row[inner.field.id], `${at}.${index}.${inner.field.id}`, circumstances)),
  );
}

function dateProblems(field: Extract<Field, { type: 'date' }>, day: string, at: string, today: string): FieldProblem[] {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return [];
  if (field.within === 'past' && day > today) return [problem(at, 'date-past', { label: field.label })];
  if (field.within === 'future' && day < today) return [problem(at, 'date-future', { label: field.label })];
  const tooYoung = field.minAge !== undefined && `${Number(day.slice(0, 4)) + field.minAge}${day.slice(4)}` > today;
  return tooYoung ? [problem(at, 'date-age', { label: field.label, years: field.minAge ?? 0 })] : [];
}

function placeProblems(form: CompiledForm, { label }: Field, { ward }: Address, at: string, area: string | undefined): FieldProblem[] {
  if (ward === undefined) return [];
  const unit = form.units.find(ward);
  if (!unit) return [problem(`${at}.ward`, 'ward-unknown', { label })];
  if (unit.level !== 'ward') return [problem(`${at}.ward`, 'ward-too-wide', { label })];
  const decides = area !== undefined && form.definition.jurisdiction === at;
  const outside = decides && !form.units.upwards(ward).some(({ code }) => code === area);
  return outside ? [problem(`${at}.ward`, 'outside-area', { label })] : [];
}

interface Judged {
  readonly answers: Answers;
  readonly asked: ReadonlySet<string>;
  /** Places with a problem, and the fields of the form that these belong to. */
  readonly wrong: ReadonlySet<string>;
  readonly wrongFields: ReadonlySet<string>;
}

function brokenRules(form: CompiledForm, filled: Filled, problems: readonly FieldProblem[]): FieldProblem[] {
  const wrong = new Set(problems.map(({ at }) => at));
  const judged = { answers: filled.answers, asked: filled.asked, wrong, wrongFields: new Set([...wrong].map(topOf)) };
  return form.rules.flatMap((compiled) => (compiled.rule.each === undefined ? brokenRule(compiled, judged) : brokenRows(compiled, compiled.rule.each, judged)));
}

function brokenRule({ rule, holds, names }: CompiledRule, { answers, asked, wrongFields }: Judged): FieldProblem[] {
  const sound = asked.has(rule.at) && ![rule.at, ...names].some((name) => wrongFields.has(name));
  return sound && !holds(answers) ? [{ at: rule.at, code: rule.id, message: rule.message }] : [];
}

function brokenRows({ rule, holds, names }: CompiledRule, group: string, { answers, asked, wrong, wrongFields }: Judged): FieldProblem[] {
  const rows = answers[group];
  if (!Array.isArray(rows)) return [];
  return (rows as Answers[]).flatMap((row, index) => {
    const at = `${group}.${index}.${rule.at}`;
    const sound = asked.has(at) && !wrong.has(at) && ![...names].some((name) => wrong.has(`${group}.${index}.${name}`) || wrongFields.has(name));
    return sound && !holds({ ...answers, ...row }) ? [{ at, code: rule.id, message: rule.message }] : [];
  });
}
