import { describe, expect, it } from '@jest/globals';
import { builtFormula, formulaFrom } from './formula.ts';
import { builtFrom, ruleFrom } from './rule.ts';

const x = { var: 'x' };

describe('the rule builder', () => {
  it.each([
    [x],
    [{ '!': [x] }],
    [{ '!!': [x] }],
    [{ '==': [x, 'household'] }],
    [{ '!=': [x, false] }],
    [{ '<=': [x, 12.5] }],
    [{ '>': [x, { var: 'y' }] }],
    [{ in: [x, ['a', 'b']] }],
    [{ in: ['a', x] }],
    [{ and: [{ '==': [x, 1] }, { var: 'y' }] }],
    [{ or: [{ var: 'y' }, { in: ['a', x] }, { '!': [x] }] }],
  ])('gives %j back word for word', (rule) => {
    const built = builtFrom(rule);
    expect(built && ruleFrom(built)).toEqual(rule);
  });

  it.each([
    [{ '===': [x, 1] }],
    [{ '!': x }],
    [{ '==': [1, x] }],
    [{ '==': [x, 1, 2] }],
    [{ '==': [{ length: x }, 12] }],
    [{ and: [x] }],
    [{ or: [x, { and: [x, x] }] }],
    [{ if: [x, 1, 2] }],
    [{ var: ['x', 0] }],
    [{ '==': [x, null] }],
    ['x'],
  ])('does not pretend to understand %j', (rule) => {
    expect(builtFrom(rule)).toBeUndefined();
  });
});

describe('the choice of formulas', () => {
  it.each([
    [{ '+': [x, { var: 'y' }, { var: 'z' }] }, 'sum'],
    [{ '*': [x, { var: 'y' }] }, 'product'],
    [{ '-': [x, { var: 'y' }] }, 'difference'],
    [{ '/': [x, { var: 'y' }] }, 'ratio'],
    [{ 'money-in-words': x }, 'words'],
    [{ reduce: [{ var: 'members' }, { '+': [{ var: 'current.share' }, { var: 'accumulator' }] }, 0] }, 'sum-of-rows'],
  ])('knows %j as a %s, and gives it back', (formula, sum) => {
    const built = builtFormula(formula);
    expect(built?.sum).toBe(sum);
    expect(built && formulaFrom(built)).toEqual(formula);
  });

  it.each([[{ '+': [x, 1] }], [{ if: [x, { '/': [x, x] }, 0] }], [{ '*': [{ '/': [x, x] }, 100] }], [undefined]])('leaves %j alone', (formula) => {
    expect(builtFormula(formula)).toBeUndefined();
  });
});
