import { describe, expect, it } from '@jest/globals';
import { lastFourDigits, secondFactor, SecondFactorUnusable } from './second-factor.ts';

describe('the second factor', () => {
  it.each([
    ['2789', '2789'],
    [' 27 89 ', '2789'],
    ['0903 512 789', '2789'],
    ['+84 903.512.789', '2789'],
    ['079186002146', '2146'],
    ['２７８９', '2789'],
  ])('%s is taken as %s', (typed, digits) => {
    expect(secondFactor(typed)).toBe(digits);
  });

  it.each(['', '789', 'abcd', '7-8-9'])('%p is too short to prove anything', (typed) => {
    expect(() => secondFactor(typed)).toThrow(SecondFactorUnusable);
  });

  it('a number on a dossier with fewer than four digits gives no factor', () => {
    expect(lastFourDigits('B12')).toBeUndefined();
    expect(lastFourDigits('B1234567')).toBe('4567');
  });
});
