import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { breakLines, plain } from './rich-text.ts';

/** Ten points a letter, so that widths can be counted by hand. */
const measure = (text: string) => text.length * 10;
const texts = (lines: ReturnType<typeof breakLines>) => lines.map((line) => line.pieces.map((piece) => piece.text).join(''));

describe('breaking lines', () => {
  it('breaks between words and keeps the space that was there', () => {
    expect(texts(breakLines(plain('một hai ba bốn'), 100, measure))).toEqual(['một hai ba ', 'bốn']);
  });

  it('keeps a word together that changes face inside', () => {
    const lines = breakLines([...plain('xin chào '), ...plain('Hạnh', 'bold'), ...plain('.')], 120, measure);
    expect(texts(lines)).toEqual(['xin chào ', 'Hạnh.']);
  });

  it('breaks a word that is wider than the line between letters', () => {
    expect(texts(breakLines(plain('aaaaaaaaaaaa b'), 50, measure))).toEqual(['aaaaa', 'aaaaa', 'aa b']);
  });

  it('the last line does not go on, the others do', () => {
    expect(breakLines(plain('một hai ba'), 70, measure).map((line) => line.goesOn)).toEqual([true, false]);
  });

  it('nothing is lost and no line is too wide, whatever the words', () => {
    const words = fc.array(fc.stringMatching(/^[a-zđêơ]{1,30}$/), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 400 }), (list, width) => {
        const lines = breakLines(plain(list.join(' ')), width, measure);
        expect(texts(lines).join('')).toBe(list.join(' '));
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width);
      }),
    );
  });
});
