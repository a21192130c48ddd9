import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitted, inGsm7, partsOf, septetsOf } from './gsm7.ts';

const anything = fc.string({ unit: 'binary', maxLength: 400 });

describe('the alphabet of short messages', () => {
  it('has what is left of Vietnamese without its accents', () => {
    expect(inGsm7('Hồ sơ “000.12.35.H29” – đang xử lý… lệ phí 50.000 ₫')).toBe('Ho so "000.12.35.H29" - dang xu ly... le phi 50.000 d');
  });

  it('has whatever is put into it', () => {
    fc.assert(fc.property(anything, (text) => septetsOf(inGsm7(text)) !== undefined));
  });

  it('leaves alone what is in it already, but for accents', () => {
    fc.assert(fc.property(fc.stringMatching(/^[A-Za-z0-9 .,:/()\-[\]€]{0,200}$/), (text) => inGsm7(text) === text));
  });

  it('counts brackets and the euro twice, because an escape goes before them', () => {
    expect([septetsOf('abc'), septetsOf('[€]'), septetsOf('ế')]).toEqual([3, 6, undefined]);
  });
});

describe('parts of a message', () => {
  it.each([
    ['a'.repeat(160), 'gsm7', 1],
    ['a'.repeat(161), 'gsm7', 2],
    ['a'.repeat(306), 'gsm7', 2],
    ['a'.repeat(307), 'gsm7', 3],
    ['ế'.repeat(70), 'ucs2', 1],
    ['ế'.repeat(71), 'ucs2', 2],
    ['ế'.repeat(201), 'ucs2', 3],
  ])('are counted as the network counts them (%#)', (text, coding, parts) => {
    expect(partsOf(text)).toEqual({ coding, parts });
  });

  it('hold the most important sentences that fit, in their order', () => {
    const sentences = fc.array(fc.stringMatching(/^[a-z ]{1,120}$/), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(sentences, fc.integer({ min: 1, max: 3 }), (all, most) => {
        const text = fitted(all, most);
        expect(text.startsWith(all[0] ?? '')).toBe(true);
        expect(partsOf(text).parts).toBeLessThanOrEqual(most);
      }),
    );
    expect(fitted(['a'.repeat(100), 'b'.repeat(60), 'c'.repeat(20)])).toBe(`${'a'.repeat(100)} ${'c'.repeat(20)}`);
  });
});
