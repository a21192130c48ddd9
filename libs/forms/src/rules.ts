import type { Rule } from '@motcua/contracts/form';
import { LogicEngine } from 'json-logic-engine';
import { moneyInWords } from './number-words.ts';

/** What the rules of a form may do. A closed list: a definition is data, and data has no way out of the sandbox. */
export const operators = [
  'var', 'if', '==', '===', '!=', '!==', '!', '!!', 'and', 'or', '<', '<=', '>', '>=',
  '+', '-', '*', '/', '%', 'min', 'max', 'in', 'cat', 'substr', 'length',
  'map', 'filter', 'reduce', 'all', 'some', 'none', 'missing', 'missing_some', 'money-in-words',
] as const;

/** A rule made ready: called with the answers it gives the rule's value, undefined when it cannot be worked out. */
export type Evaluate = (data: Readonly<Record<string, unknown>>) => unknown;
/** The same for who must know whether the rule can be worked out at all. */
export type Attempt = (data: Readonly<Record<string, unknown>>) => { readonly value: unknown } | 'threw';
export type Condition = (data: Readonly<Record<string, unknown>>) => boolean;

/**
 * Compiles rules to closures. `run` with the engine's optimizer is used and not `build`: the latter writes JavaScript and evaluates it.
 * One workshop per form, because the optimizer keeps its closures per engine.
 */
export function ruleWorkshop() {
  const engine = new LogicEngine();
  engine.addMethod('money-in-words', ([amount]: unknown[]) => (Number.isSafeInteger(amount) ? moneyInWords(Number(amount)) : null), { deterministic: true });
  const attempt = (rule: Rule): Attempt => (data) => {
    try {
      return { value: engine.run(rule, data) as unknown };
    } catch {
      return 'threw';
    }
  };
  const value = (rule: Rule): Evaluate => {
    const attempted = attempt(rule);
    return (data) => {
      const outcome = attempted(data);
      // The engine throws when asked to count with something that is no number: an answer is still missing.
      return outcome === 'threw' ? undefined : outcome.value;
    };
  };
  const condition = (rule: Rule): Condition => {
    const judge = value(rule);
    return (data) => Boolean(judge(data));
  };
  return { attempt, value, condition };
}

const iterators: ReadonlySet<string> = new Set(['map', 'filter', 'reduce', 'all', 'some', 'none']);

export interface RuleParts {
  /** Answers of the form (or of the row the rule is asked of). */
  readonly names: ReadonlySet<string>;
  /** What is said of the rows that an iterator goes through. */
  readonly rowNames: ReadonlySet<string>;
  readonly operators: ReadonlySet<string>;
}

interface Found {
  names: Set<string>;
  rowNames: Set<string>;
  operators: Set<string>;
}

/** Answers and operators a rule speaks of. Inside an iterator `var` means the row, and `../../name` the form. */
export function partsOfRule(rule: unknown): RuleParts {
  const found: Found = { names: new Set(), rowNames: new Set(), operators: new Set() };
  collect(rule, false, found);
  return found;
}

function collect(rule: unknown, insideRow: boolean, found: Found): void {
  if (Array.isArray(rule)) return rule.forEach((part) => collect(part, insideRow, found));
  if (typeof rule !== 'object' || rule === null) return;
  for (const [operator, operand] of Object.entries(rule)) {
    found.operators.add(operator);
    if (operator === 'var') noteName(Array.isArray(operand) ? operand[0] : operand, insideRow, found);
    else if (iterators.has(operator) && Array.isArray(operand)) operand.forEach((part, at) => collect(part, insideRow || at === 1, found));
    else collect(operand, insideRow, found);
  }
}

function noteName(name: unknown, insideRow: boolean, found: Found): void {
  if (typeof name !== 'string' || name === '') return;
  const outer = /^(\.\.\/)+/.exec(name)?.[0] ?? '';
  const first = name.slice(outer.length).replace(/^current\./, '').split('.')[0] ?? name;
  (insideRow && outer === '' ? found.rowNames : found.names).add(first);
}
