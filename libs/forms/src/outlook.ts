import type { Answers, Rule } from '@motcua/contracts/form';
import type { Procedure } from '@motcua/contracts/procedure';
import { type Candidates, candidatesFor } from './candidates.ts';
import { type PlacedField, placedFields } from './placed-fields.ts';
import { type Condition, type Evaluate, partsOfRule, ruleWorkshop } from './rules.ts';

/** What becomes of a condition over all answers that lead to it. */
export interface Verdict {
  readonly ever: boolean;
  readonly always: boolean;
  /** All answers were tried, and not just some of each kind. */
  readonly certain: boolean;
}

/** Undefined: there are too many answers to try, or nothing leads to the condition, which is then told elsewhere. */
export type Outlook = (when: Rule, within: readonly Rule[]) => Verdict | undefined;

/** One answer that a condition depends on. */
interface Knot {
  readonly id: string;
  readonly conditions: readonly Condition[];
  readonly candidates: Candidates;
  readonly formula?: Evaluate;
}

// A dozen yes-no questions, or three choices of twenty: more is never looked at by one condition of a form that people understand.
const mostTried = 20_000;
// All conditions of a procedure together: some seconds at the worst, in which the catalogue answers nobody.
const mostTriedInAll = 400_000;

/** Tries conditions on every combination of the answers that they look at, and that lead to these. */
export function outlook({ form, papers }: Procedure): Outlook {
  const { condition, value } = ruleWorkshop();
  const fields = placedFields(form);
  const rules = [...fields.flatMap(conditionsOf), ...form.sections.map(({ when }) => when), ...papers.map(({ when }) => when)];
  const candidates = candidatesFor(rules);
  const knotOf = (placed: PlacedField): Knot => ({
    id: placed.field.id,
    conditions: conditionsOf(placed).map(condition),
    candidates: candidates(placed.field),
    ...(placed.field.type === 'computed' ? { formula: value(placed.field.formula) } : {}),
  });
  let left = mostTriedInAll;
  return (when, within) => {
    const involved = involvedIn([when, ...within], fields).map(knotOf);
    const { verdict, leaves } = tryAll(involved, within.map(condition), condition(when), Math.min(left, mostTried));
    left -= leaves;
    return verdict;
  };
}

const conditionsOf = ({ field, section, group }: PlacedField): Rule[] => [section.when, group?.when, field.when].filter((rule) => rule !== undefined);

/** Fields that these rules look at, and those that decide whether and how the former are answered; in the order of the form. */
function involvedIn(rules: readonly Rule[], fields: readonly PlacedField[]): PlacedField[] {
  const names = new Set<string>();
  const add = (rule: Rule): void => {
    for (const name of partsOfRule(rule).names) {
      if (names.has(name)) continue;
      names.add(name);
      for (const placed of fields.filter(({ field }) => field.id === name)) [...conditionsOf(placed), ...(placed.field.type === 'computed' ? [placed.field.formula] : [])].forEach(add);
    }
  };
  rules.forEach(add);
  return fields.filter(({ field }) => names.has(field.id));
}

interface Tally {
  tried: number;
  held: number;
}

interface Outcome {
  readonly verdict: Verdict | undefined;
  /** Combinations that were looked at. */
  readonly leaves: number;
}

function tryAll(knots: readonly Knot[], within: readonly Condition[], holds: Condition, most: number): Outcome {
  const tally: Tally = { tried: 0, held: 0 };
  let leaves = 0;
  const leaf = (answers: Answers): void => {
    leaves += 1;
    if (!within.every((condition) => condition(answers))) return;
    tally.tried += 1;
    if (holds(answers)) tally.held += 1;
  };
  const decided = () => tally.held > 0 && tally.held < tally.tried;
  const go = (position: number, answers: Answers): void => {
    if (leaves > most || decided()) return;
    const knot = knots[position];
    if (!knot) return leaf(answers);
    for (const answer of answersTo(knot, answers)) go(position + 1, answer === undefined ? answers : { ...answers, [knot.id]: answer });
  };
  go(0, {});
  const known = tally.tried > 0 && (leaves <= most || decided());
  return { leaves, verdict: known ? { ever: tally.held > 0, always: tally.held === tally.tried, certain: knots.every(({ candidates }) => candidates.complete) } : undefined };
}

function answersTo({ conditions, formula, candidates }: Knot, answers: Answers): readonly unknown[] {
  if (!conditions.every((condition) => condition(answers))) return [undefined];
  return formula ? [formula(answers)] : candidates.values;
}
