/** What can be computed without writing a formula; any other formula is shown and left as it is. */
export const sums = ['sum', 'product', 'difference', 'ratio', 'sum-of-rows', 'words'] as const;
export type Sum = (typeof sums)[number];

export interface BuiltFormula {
  readonly sum: Sum;
  /** Ids in their order; of `sum-of-rows` the group and the field of its rows: `members.share`. */
  readonly fields: readonly string[];
}

const operators = { sum: '+', product: '*', difference: '-', ratio: '/' } as const;

export function formulaFrom({ sum, fields }: BuiltFormula): Record<string, unknown> {
  const [first = ''] = fields;
  if (sum === 'words') return { 'money-in-words': { var: first } };
  if (sum === 'sum-of-rows') {
    const [group = '', field = ''] = first.split('.');
    return { reduce: [{ var: group }, { '+': [{ var: `current.${field}` }, { var: 'accumulator' }] }, 0] };
  }
  return { [operators[sum]]: fields.map((id) => ({ var: id })) };
}

/** Undefined: the formula is none of these. */
export function builtFormula(formula: unknown): BuiltFormula | undefined {
  const names = namesIn(formula);
  const candidates = [...sums.filter((sum) => sum !== 'sum-of-rows').map((sum) => ({ sum, fields: names })), ...rowsIn(formula)];
  return candidates.find((candidate) => JSON.stringify(formulaFrom(candidate)) === JSON.stringify(formula));
}

const namesIn = (formula: unknown): string[] => {
  if (Array.isArray(formula)) return formula.flatMap(namesIn);
  if (typeof formula !== 'object' || formula === null) return [];
  return Object.entries(formula).flatMap(([operator, operand]) => (operator === 'var' && typeof operand === 'string' ? [operand] : namesIn(operand)));
};

function rowsIn(formula: unknown): BuiltFormula[] {
  const [group, field] = namesIn(formula);
  return group !== undefined && field?.startsWith('current.') ? [{ sum: 'sum-of-rows', fields: [`${group}.${field.slice('current.'.length)}`] }] : [];
}
