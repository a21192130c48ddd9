import { numberIn } from '@motcua/forms/read';
import { valueAt, join } from '../content/content.ts';
import { postedRows, postedText } from '../sheet/control.ts';
import type { ControlOf, Desk, Post } from '../sheet/control.ts';
import { builtFrom, comparisons, ruleFrom } from './rule.ts';
import type { Comparison, RuleLine } from './rule.ts';
import { visibleTo } from './rule-fields.ts';
import type { KnownField } from '../content/names.ts';
import { builtFormula, formulaFrom, sums } from './formula.ts';
import type { Sum } from './formula.ts';

type ReadDesk = Pick<Desk, 'content' | 'base' | 'lang'>;

/** The rule that the lines of the builder say; one that is more than they can say stays, unless it is to go. */
export function readRule(control: ControlOf<'rule'>, name: string, post: Post, desk: ReadDesk): unknown {
  const before = valueAt(desk.content, join(desk.base, name));
  if (before !== undefined && !builtFrom(before) && postedText(post, `${name}.keep`) !== 'false') return before;
  const fields = visibleTo(control, desk);
  const lines = postedRows(post, `${name}.lines`).flatMap((row) => readLine(`${name}.lines.${row}`, post, fields));
  return ruleFrom({ join: postedText(post, `${name}.join`) === 'or' ? 'or' : 'and', lines }) ?? (control.optional ? undefined : {});
}

export function readLine(at: string, post: Post, fields: readonly KnownField[]): RuleLine[] {
  const field = postedText(post, `${at}.field`);
  if (field === '') return [];
  const known = fields.find(({ id }) => id === field);
  const comparison = comparisons.find((one) => one === postedText(post, `${at}.comparison`)) ?? 'is';
  const other = postedText(post, `${at}.other`);
  if (other !== '' && takesValue(comparison) && comparison !== 'one-of' && comparison !== 'includes') return [{ field, comparison, other }];
  const typed = postedText(post, `${at}.value`);
  if (!takesValue(comparison)) return [{ field, comparison }];
  const values = (comparison === 'one-of' ? typed.split(/[;\n]/).map((one) => one.trim()).filter(Boolean) : [typed]).map((one) => literal(one, known));
  return [{ field, comparison, values }];
}

export const takesValue = (comparison: Comparison): boolean => !['yes', 'not-yes', 'answered'].includes(comparison);

const numeric = new Set(['integer', 'decimal', 'money', 'computed']);
const truths = new Map([['true', true], ['có', true], ['yes', true], ['false', false], ['không', false], ['no', false]]);

/** As the answers of the field are: numbers, yes and no, the value behind the words of a choice. */
function literal(typed: string, field: KnownField | undefined): string | number | boolean {
  if (!field) return typed;
  if (numeric.has(field.type)) return numberIn(typed) ?? typed;
  if (field.type === 'yes-no' || field.type === 'commitment') return truths.get(typed.toLowerCase()) ?? typed;
  const choice = field.choices.find(({ value, label }) => value === typed || label.toLowerCase() === typed.toLowerCase());
  return choice?.value ?? typed;
}

export function readFormula(name: string, post: Post, desk: ReadDesk): unknown {
  const before = valueAt(desk.content, join(desk.base, name));
  const chosen = postedText(post, `${name}.sum`);
  const sum = sums.find((one): one is Sum => one === chosen);
  if (!sum) return before !== undefined && !builtFormula(before) ? before : {};
  const fields = postedRows(post, `${name}.fields`).map((row) => postedText(post, `${name}.fields.${row}`)).filter(Boolean);
  return formulaFrom({ sum, fields: sum === 'words' || sum === 'sum-of-rows' ? fields.slice(0, 1) : fields });
}
