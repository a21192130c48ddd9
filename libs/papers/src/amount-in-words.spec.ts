import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amountInWords } from './amount-in-words.ts';

describe('amounts in words', () => {
  it.each([
    [0, 'không'],
    [1, 'một'],
    [10, 'mười'],
    [11, 'mười một'],
    [14, 'mười bốn'],
    [15, 'mười lăm'],
    [20, 'hai mươi'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi tư'],
    [25, 'hai mươi lăm'],
    [100, 'một trăm'],
    [101, 'một trăm linh một'],
    [104, 'một trăm linh bốn'],
    [105, 'một trăm linh năm'],
    [111, 'một trăm mười một'],
    [115, 'một trăm mười lăm'],
    [121, 'một trăm hai mươi mốt'],
    [1000, 'một nghìn'],
    [1005, 'một nghìn không trăm linh năm'],
    [50_000, 'năm mươi nghìn'],
    [75_000, 'bảy mươi lăm nghìn'],
    [100_000, 'một trăm nghìn'],
    [1_000_005, 'một triệu không trăm linh năm'],
    [1_005_000, 'một triệu không trăm linh năm nghìn'],
    [1_000_000_000, 'một tỷ'],
    [1_000_050_000, 'một tỷ không trăm năm mươi nghìn'],
    [2_000_000_000_000, 'hai nghìn tỷ'],
  ])('%d is read %s', (amount, words) => {
    expect(amountInWords(amount)).toBe(words);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('%d is no amount', (amount) => {
    expect(() => amountInWords(amount)).toThrow(RangeError);
  });

  it('is read back as the same amount, whatever it is', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (amount) => readBack(amountInWords(amount)) === amount), { numRuns: 2000 });
  });

  it('never says năm, một or bốn where lăm, mốt and tư belong', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (amount) => !/(mười|mươi) năm|mươi (một|bốn)|linh (lăm|mốt|tư)|mười (mốt|tư)/.test(amountInWords(amount))), { numRuns: 2000 });
  });
});

const units = new Map(
  Object.entries({ không: 0, một: 1, mốt: 1, hai: 2, ba: 3, bốn: 4, tư: 4, năm: 5, lăm: 5, sáu: 6, bảy: 7, tám: 8, chín: 9 }),
);
const scales = new Map(Object.entries({ triệu: 1e6, nghìn: 1000 }));

/** Reads words as a person does, knowing nothing of how they were made. */
function readBack(words: string): number {
  const at = words.lastIndexOf(' tỷ');
  if (at >= 0) return readBack(words.slice(0, at)) * 1e9 + readBack(words.slice(at + 4) || 'không');
  let total = 0;
  let group = 0;
  let unit = 0;
  for (const word of words.split(' ')) {
    const scale = scales.get(word);
    if (scale) {
      total += (group + unit) * scale;
      group = unit = 0;
    } else if (word === 'trăm') [group, unit] = [unit * 100, 0];
    else if (word === 'mươi') [group, unit] = [group + unit * 10, 0];
    else if (word === 'mười') group += 10;
    else if (word !== 'linh') unit = units.get(word) ?? Number.NaN;
  }
  return total + group + unit;
}
