import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanParagraphs, cleanText } from './clean-text.ts';

describe('clean text', () => {
  it.each([
    ['decomposed letters are composed', 'Nguye\u0302\u0303n', 'Nguyễn'],
    ['control characters go', 'a\u0000b\u001Bc\u0085d', 'abcd'],
    ['marks that turn the direction go', 'Lê \u202Etxt.exe\u2069 \u200Fan', 'Lê txt.exe an'],
    ['zero-width characters and soft hyphens go', 'Ho\u200Bàng\uFEFF Anh\u00AD', 'Hoàng Anh'],
    ['every kind of space and line end is one space', 'a\u3000\tb\r\nc   d', 'a b c d'],
    ['letters of scripts that the fonts cannot set are shown as missing', 'Tên \u05D0\u4E2D', 'Tên \uFFFD\uFFFD'],
    ['half a surrogate pair is shown as missing', 'a\uD83Db', 'a\uFFFDb'],
    ['a heap of accents on one letter is cut to two', `a${'\u0301'.repeat(50)}`, '\u00E1\u0301\u0301'],
    ['ordinary Vietnamese is left alone', '“Đỗ Ưng” – 50.000 ₫; số 12/3…', '“Đỗ Ưng” – 50.000 ₫; số 12/3…'],
  ])('%s', (_rule, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('is NFC, on one line and already clean, whatever came in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text);
        expect(clean).toBe(clean.normalize('NFC'));
        expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\n]/u);
        expect(cleanText(clean)).toBe(clean);
      }),
      { numRuns: 1000 },
    );
  });

  it('lines that a person wrote become paragraphs, empty ones none', () => {
    expect(cleanParagraphs('Thiếu chữ ký.\r\n\r\n  Ảnh mờ.\u2028Hết.')).toEqual(['Thiếu chữ ký.', 'Ảnh mờ.', 'Hết.']);
  });
});
