import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatLookupNumber, lookupNumberOf, lookupNumberOfFeeds, LookupNumbersUsedUp, NoSuchLookupNumber, ownLookupNumberOf, parseLookupNumber, readLookupNumber } from './lookup-number.ts';

const firstRange = 9_000_000;
const counters = fc.integer({ min: 0, max: firstRange + 90_000_000 - 1 });
const numbers = counters.map(lookupNumberOf);

describe('look-up numbers', () => {
  // bench/lookup-numbers.mjs tries all 99 million; under Jest that would take minutes.
  it.each([
    ['the first of eight digits', 0, 1],
    ['eight digits, from end to end', 0, 359],
    ['nine digits, from end to end', firstRange, 3599],
    ['where eight digits become nine', firstRange - 12_500, 1],
  ])('are all different: %s', (_, from, step) => {
    const given = Array.from({ length: 25_000 }, (__, index) => lookupNumberOf(from + index * step));
    expect(new Set(given).size).toBe(given.length);
  });

  it('are different for different counters', () => {
    fc.assert(fc.property(counters, counters, (one, other) => one === other || lookupNumberOf(one) !== lookupNumberOf(other)));
  });

  it('never begin with a nought, which people leave out', () => {
    fc.assert(fc.property(numbers, (number) => /^[1-9]\d{7,8}$/.test(number)));
  });

  it('are fixed for ever: those on printed papers must not be given to others', () => {
    expect([0, 1, 2, 41, firstRange - 1, firstRange, firstRange + 1].map(lookupNumberOf)).toMatchInlineSnapshot(`
[
  "61153492",
  "66197954",
  "58807696",
  "28622479",
  "34708682",
  "854506373",
  "668787205",
]
`);
  });

  it('of neighbours do not look alike', () => {
    const alike = (counter: number, distance: number) => {
      const other = lookupNumberOf(counter + distance);
      return Array.from(lookupNumberOf(counter)).filter((digit, at) => digit === other[at]).length;
    };
    const pairs = Array.from({ length: 5_000 }, (_, counter) => alike(counter * 7, 1 + (counter % 20)));
    // Two unrelated numbers share a digit in one place of ten.
    expect(pairs.reduce((sum, places) => sum + places, 0) / pairs.length).toBeLessThan(1);
    expect(pairs.filter((places) => places > 5).length / pairs.length).toBeLessThan(0.001);
  });

  it.each([-1, 0.5, Number.NaN, firstRange + 90_000_000])('there is none for counter %p', (counter) => {
    expect(() => lookupNumberOf(counter)).toThrow(LookupNumbersUsedUp);
  });
});

describe('the two who count', () => {
  it('never give out one number: those of other systems begin where the own end', () => {
    expect(ownLookupNumberOf(53_999_999)).not.toBe(lookupNumberOfFeeds(0));
    expect(() => ownLookupNumberOf(54_000_000)).toThrow(LookupNumbersUsedUp);
    expect(lookupNumberOfFeeds(0)).toBe(lookupNumberOf(54_000_000));
    expect(() => lookupNumberOfFeeds(45_000_000)).toThrow(LookupNumbersUsedUp);
  });
});

describe('the check digit', () => {
  const taken = (typed: string[]) => typed.filter((number) => readLookupNumber(number) !== undefined);

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const wrong = Array.from(number).flatMap((right, at) =>
          Array.from('0123456789').filter((digit) => digit !== right).map((digit) => number.slice(0, at) + digit + number.slice(at + 1)),
        );
        expect(taken(wrong)).toEqual([]);
      }),
    );
  });

  it('finds every two neighbouring digits that changed places', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const swapped = Array.from(number, (digit, at) => number.slice(0, at) + (number[at + 1] ?? '') + digit + number.slice(at + 2));
        expect(taken(swapped.filter((typed) => typed !== number))).toEqual([]);
      }),
    );
  });
});

describe('a look-up number as people type it', () => {
  it('is understood with its groups', () => {
    fc.assert(fc.property(numbers, (number) => readLookupNumber(` ${formatLookupNumber(number)} `) === number && readLookupNumber(number.replace(/(..)/g, '$1-')) === number));
  });

  it('is printed in groups of four, and of three when it is longer', () => {
    expect(formatLookupNumber(lookupNumberOf(0))).toMatch(/^\d{4} \d{4}$/);
    expect(formatLookupNumber(lookupNumberOf(firstRange))).toMatch(/^\d{3} \d{3} \d{3}$/);
  });

  it.each(['', '4207', '42071636x', '012345678', '4207 1635 0042', '000.12.35.H29-261122-0042'])('%p is none', (typed) => {
    expect(readLookupNumber(typed)).toBeUndefined();
    expect(() => parseLookupNumber(typed)).toThrow(NoSuchLookupNumber);
  });

  it('is stored in one way only', () => {
    expect(parseLookupNumber(lookupNumberOf(7))).toBe(lookupNumberOf(7));
    expect(() => parseLookupNumber(formatLookupNumber(lookupNumberOf(7)))).toThrow(NoSuchLookupNumber);
  });
});
