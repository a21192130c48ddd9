import type { ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import type { Field } from '@motcua/contracts/form';
import type { Procedure } from '@motcua/contracts/procedure';
import { placedFields } from './placed-fields.ts';
import { placedRules } from './placed-rules.ts';
import { found } from './procedure-problem.ts';

/** Where a rule compares a choice with a word, the word is one of those offered: otherwise it was mistyped, or the choice was renamed. */
export function checkComparisons(procedure: Procedure): ProcedureProblem[] {
  const fields = new Map(placedFields(procedure.form).map(({ field }) => [field.id, field]));
  return placedRules(procedure).flatMap(({ rule, at }) =>
    comparisons(rule).flatMap(({ id, value }) => {
      const field = fields.get(id);
      return field && !isOffered(field, value) ? [found(at, 'choice-unknown', { label: field.label, value: String(value) })] : [];
    }),
  );
}

interface Comparison {
  readonly id: string;
  readonly value: unknown;
}

function isOffered(field: Field, value: unknown): boolean {
  if (field.type === 'choice' || field.type === 'choices') return field.choices.some((choice) => choice.value === value);
  return field.type !== 'yes-no' || typeof value === 'boolean';
}

const comparing: ReadonlySet<string> = new Set(['==', '===', '!=', '!==', 'in']);

function comparisons(rule: unknown): Comparison[] {
  if (Array.isArray(rule)) return rule.flatMap(comparisons);
  if (typeof rule !== 'object' || rule === null) return [];
  return Object.entries(rule).flatMap(([operator, operands]) => [...(comparing.has(operator) && Array.isArray(operands) ? compared(operands) : []), ...comparisons(operands)]);
}

/** `[{ var: 'founded-by' }, 'household']`, the other way round, or with a list of words. */
function compared([one, other]: readonly unknown[]): Comparison[] {
  const id = nameOf(one) ?? nameOf(other);
  const against = nameOf(one) === undefined ? one : other;
  const values = Array.isArray(against) ? (against as unknown[]) : [against];
  return id === undefined ? [] : values.filter((value) => typeof value === 'string' || typeof value === 'number').map((value) => ({ id, value }));
}

function nameOf(operand: unknown): string | undefined {
  if (typeof operand !== 'object' || operand === null || !('var' in operand)) return undefined;
  const name = Array.isArray(operand.var) ? (operand.var as unknown[])[0] : operand.var;
  // The last part is the answer itself: `founded-by`, in a row `../../founded-by`, in a sum `current.kind`.
  return typeof name === 'string' ? name.split(/[./]/).at(-1) : undefined;
}
