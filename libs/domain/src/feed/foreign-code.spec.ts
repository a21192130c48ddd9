import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readReference } from '../reference/reference.ts';
import { aFeed } from './a-feed.ts';
import { canonicalCode, isCodeTemplate, readForeignCode, referenceOf } from './foreign-code.ts';

describe('a code of another system', () => {
  it.each([
    ['BT-{yyyy}-{seq}', 'BT-2026-0042', '000.12.35.H29-260101-110000042'],
    ['BT-{yyyy}-{seq}', ' bt - 2026 - 42', '000.12.35.H29-260101-110000042'],
    ['{seq}/{yyyy}/HS.TN', '00042/2026/hs.tn', '000.12.35.H29-260101-110000042'],
    ['{dd}{mm}{yy}{seq}', '2511260042', '000.12.35.H29-261125-110000042'],
  ])('written %s: %s is known as %s', (code, text, reference) => {
    expect(referenceOf(text, aFeed({ code }))).toBe(reference);
    expect(readReference(reference)).toBe(reference);
  });

  it.each(['BT-2026-', 'BT-2026-12345678', 'BT_2026_42', 'XBT-2026-42', 'BT-1999-42', '<script>', ''])('%p does not fit BT-{yyyy}-{seq}', (text) => {
    expect(referenceOf(text, aFeed())).toBeUndefined();
  });

  it('stands for itself in a template, whatever it would mean in a regular expression', () => {
    expect(referenceOf('A.B-2026-1', aFeed({ code: 'A.B-{yyyy}-{seq}' }))).toBeDefined();
    expect(referenceOf('AxB-2026-1', aFeed({ code: 'A.B-{yyyy}-{seq}' }))).toBeUndefined();
  });

  it.each(['BT-{seq}', 'BT-{yyyy}', '{yyyy}{yyyy}{seq}', '{yyyy}-{seq}-{x}', '{yyyy}-{seq}-{}'])('cannot be written %s', (template) => {
    expect(isCodeTemplate(template)).toBe(false);
  });

  it('is one code however its case, spaces and noughts are written, and two codes stay two', () => {
    expect(new Set(['BT-2026-0042', 'bt-2026-42', 'BT - 2026 - 042'].map(canonicalCode)).size).toBe(1);
    fc.assert(fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 1, max: 9_999_999 }), (one, other) => one === other || canonicalCode(`BT-2026-${one}`) !== canonicalCode(`BT-2026-${other}`)));
  });

  it.each([['bt-2026-0042', 'BT-2026-42'], [' BT - 2026 - 42 ', 'BT-2026-42'], ['00042/2026/HS.TN', '42/2026/HS.TN'], ['ĐĐ.2026.00042', 'ĐĐ.2026.42'], ['2511260042', '2511260042']])('%p may be one, as it is printed', (typed, code) => {
    expect(readForeignCode(typed)).toBe(code);
    expect(readForeignCode(code)).toBe(code);
  });

  it.each(['', 'abc', 'hello world', '42071635', '4207 1636', '6619 7954 278', '000.12.35.H29-261122-1', '0001235H29', 'BT-2026-', '<script>123', `BT-${'1'.repeat(80)}`, '12', 'x1'])('%p is none', (typed) => {
    expect(readForeignCode(typed)).toBeUndefined();
  });

  it('never meets a code of another series', () => {
    const of = (series: number, seq: number) => referenceOf(`BT-2026-${seq}`, aFeed({ series }));
    fc.assert(fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 1, max: 9_999_999 }), (one, other) => of(11, one) !== of(12, other)));
  });
});
