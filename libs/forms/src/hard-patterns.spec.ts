import { describe, expect, it } from '@jest/globals';
import { isSlow } from './hard-patterns.ts';

describe('a pattern', () => {
  it.each([
    ['(a+)+b', []],
    ['(a|a)*b', []],
    ['(\\w+\\s?)*;', ['mot hai ba;']],
    ['([A-Z]{2,4}-?)+:', ['HCM-AB:']],
    ['(ạ|ạ)+.', ['ạạ']],
    ['(x+x+)+y', []],
    ['(?=(a+)+b)a*', []],
  ])('%s would run for ever', (pattern, examples) => {
    expect(isSlow(pattern, examples)).toBe(true);
  });

  it.each([
    ['\\d{4}', ['5610']],
    ['[A-Z]\\d{7,8}', ['C1234567']],
    ['[A-Z]{2,4}-\\d{8}', ['HCM-00011122']],
    // safe-regex would refuse these two for their repetition inside repetition.
    ['[A-Z]+(-[A-Z]+)*', ['HCM-AB-C']],
    ['\\d{1,3}(\\.\\d{3})*', ['1.250.000']],
    ['(?!.*([Cc][Ôô][Nn][Gg] [Tt][Yy]|[Dd][Oo][Aa][Nn][Hh] [Nn][Gg][Hh][Ii][Ệệ][Pp])).*', ['Quán cơm Hương Quê']],
    ['\\d{2}[A-Z]\\d?-\\d{3}\\.\\d{2}|\\d{2}[A-Z]\\d?-\\d{4}', ['59P1-123.45']],
    ['.*\\d.*[A-Z].*', ['a1B']],
  ])('%s comes to an end', (pattern, examples) => {
    expect(isSlow(pattern, examples)).toBe(false);
  });
});
