/**
 * What the rule builder can show of JSON Logic: lines of field, comparison and value, joined by all or any. Whatever it cannot give back
 * word for word is more than it can show, and stays untouched.
 */
export const comparisons = ['is', 'is-not', 'less', 'at-most', 'more', 'at-least', 'one-of', 'includes', 'yes', 'not-yes', 'answered'] as const;
export type Comparison = (typeof comparisons)[number];

type Literal = string | number | boolean;

export interface RuleLine {
  readonly field: string;
  readonly comparison: Comparison;
  /** What it is compared with: given values, or another field. Neither where the comparison says all. */
  readonly values?: readonly Literal[];
  readonly other?: string;
}

export interface BuiltRule {
  readonly join: 'and' | 'or';
  readonly lines: readonly RuleLine[];
}

const operators = { is: '==', 'is-not': '!=', less: '<', 'at-most': '<=', more: '>', 'at-least': '>=' } as const;
type Ordered = keyof typeof operators;
const comparisonOf = new Map<string, Ordered>(Object.entries(operators).map(([comparison, operator]) => [operator, comparison as Ordered]));

/** Undefined: the rule is more than the builder can show. */
export function builtFrom(rule: unknown): BuiltRule | undefined {
  const built = joined(rule);
  return built && JSON.stringify(ruleFrom(built)) === JSON.stringify(rule) ? built : undefined;
}

function joined(rule: unknown): BuiltRule | undefined {
  const [operator, operand] = onlyEntry(rule);
  const isJoin = (operator === 'and' || operator === 'or') && Array.isArray(operand);
  const parts = isJoin ? (operand as unknown[]) : [rule];
  const lines = parts.map(lineFrom);
  return lines.every((line) => line !== undefined) ? { join: operator === 'or' ? 'or' : 'and', lines } : undefined;
}

function lineFrom(rule: unknown): RuleLine | undefined {
  const [operator, operand] = onlyEntry(rule);
  if (operator === 'var') return named(operand, 'yes');
  const parts = Array.isArray(operand) ? (operand as unknown[]) : [operand];
  if (operator === '!') return named(variable(parts[0]), 'not-yes');
  if (operator === '!!') return named(variable(parts[0]), 'answered');
  if (operator === 'in') return listed(parts);
  const comparison = comparisonOf.get(operator);
  const field = variable(parts[0]);
  return comparison && field !== undefined ? compared(field, comparison, parts[1]) : undefined;
}

const named = (field: unknown, comparison: Comparison): RuleLine | undefined => (typeof field === 'string' ? { field, comparison } : undefined);

function compared(field: string, comparison: Comparison, value: unknown): RuleLine | undefined {
  const other = variable(value);
  if (other !== undefined) return { field, comparison, other };
  return isLiteral(value) ? { field, comparison, values: [value] } : undefined;
}

function listed([one, other]: readonly unknown[]): RuleLine | undefined {
  const field = variable(one);
  if (field !== undefined && Array.isArray(other) && other.every(isLiteral)) return { field, comparison: 'one-of', values: other };
  const list = variable(other);
  return list !== undefined && isLiteral(one) ? { field: list, comparison: 'includes', values: [one] } : undefined;
}

const isLiteral = (value: unknown): value is Literal => ['string', 'number', 'boolean'].includes(typeof value);

function variable(value: unknown): string | undefined {
  const [operator, name] = onlyEntry(value);
  return operator === 'var' && typeof name === 'string' ? name : undefined;
}

function onlyEntry(value: unknown): readonly [string, unknown] {
  const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  return (entries.length === 1 && entries[0]) || ['', undefined];
}

export function ruleFrom({ join, lines }: BuiltRule): Record<string, unknown> | undefined {
  const rules = lines.map(ruleOf);
  return rules.length > 1 ? { [join]: rules } : rules[0];
}

function ruleOf({ field, comparison, values = [], other }: RuleLine): Record<string, unknown> {
  const subject = { var: field };
  if (comparison === 'yes') return subject;
  if (comparison === 'not-yes') return { '!': [subject] };
  if (comparison === 'answered') return { '!!': [subject] };
  if (comparison === 'one-of') return { in: [subject, values] };
  if (comparison === 'includes') return { in: [values[0] ?? '', subject] };
  return { [operators[comparison]]: [subject, other === undefined ? (values[0] ?? '') : { var: other }] };
}
