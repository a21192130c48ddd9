import { describe, expect, it } from '@jest/globals';
import type { Field } from '@motcua/contracts/form';
import { cleanAnswer } from './clean.ts';

const label = { vi: 'x', en: 'x' };
const field = (type: string): Exclude<Field, { type: 'group' }> => ({ id: 'x', type, label, maxLength: 200 }) as Exclude<Field, { type: 'group' }>;
const lone = { high: '\uD83D', low: '\uDE00' };

describe('what is kept of a text', () => {
  it.each([
    ['NUL', 'Hạnh\u0000', 'Hạnh'],
    ['a control character', 'Minh\u0007Hạnh', 'Minh Hạnh'],
    ['a mark that turns the writing', 'Minh\u200F Hạnh\u200E', 'Minh Hạnh'],
    ['an override of its direction', '\u202EhnạH\u202C', 'hnạH'],
    ['an isolate', '\u2066Hạnh\u2069', 'Hạnh'],
    ['an Arabic letter mark', 'Hạnh\u061C', 'Hạnh'],
    ['the first half of a character', `Hạnh${lone.high}`, 'Hạnh'],
    ['the second half of a character', `${lone.low}Hạnh`, 'Hạnh'],
    ['what nobody can see', 'Hạ\u2060\u200Bnh', 'Hạ nh'],
  ])('%s is not', (_, typed, kept) => {
    for (const type of ['text', 'long-text', 'person-name']) expect(cleanAnswer(field(type), typed)).toEqual({ value: kept });
  });

  it('a whole character of two halves is', () => {
    expect(cleanAnswer(field('text'), `Bánh mì ${lone.high}${lone.low}`)).toEqual({ value: 'Bánh mì 😀' });
  });

  it('nothing but such is no answer', () => {
    expect(cleanAnswer(field('text'), `\u0000\u202E${lone.high}`)).toEqual({ value: undefined });
  });
});
