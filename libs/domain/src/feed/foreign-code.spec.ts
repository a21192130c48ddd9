import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readReference } from '../reference/reference.ts';
import { aFeed } from './a-feed.ts';
import { canonicalCode, isCodeTemplate, referenceOf } from './foreign-code.ts';

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

  it('never meets a code of another series', () => {
    const of = (series: number, seq: number) => referenceOf(`BT-2026-${seq}`, aFeed({ series }));
    fc.assert(fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 1, max: 9_999_999 }), (one, other) => of(11, one) !== of(12, other)));
  });
});
