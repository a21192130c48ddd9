import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { askedFor, foundBy, keyInWeek, keyOf, weekOf } from './found-by.ts';

const agency = '000.12.22.H29';
const submittedAt = '2026-11-25T03:00:00.000Z';
const keysOf = (words: readonly string[]) => new Set(foundBy({ sought: { words: [...words], digits: [] }, agency: { code: agency, name: { vi: 'Quận', en: 'District' } }, steps: [], transfers: [], submittedAt }));

/** Few words, so that names share them; some look like what keys are put together of. */
const word = fc.constantFrom('nguyen', 'tran', 'thi', 'van', 'an', 'lan', 'a+b', '+', String(weekOf(submittedAt)));
const name = fc.uniqueArray(word, { minLength: 1, maxLength: 9 });

describe('keys of a name', () => {
  it('are all there when every word that is asked for is in it, in whatever order, and not otherwise', () => {
    fc.assert(
      fc.property(name, name, (words, asked) => {
        const keys = keysOf(words);
        const isMeant = asked.every((one) => words.includes(one));
        expect(askedFor(asked).every((what) => keys.has(keyOf(agency, what)))).toBe(isMeant);
        expect(askedFor(asked).every((what) => keys.has(keyInWeek(agency, what, weekOf(submittedAt))))).toBe(isMeant);
      }),
    );
  });

  it('are asked for two words at a time, the family name with the given name', () => {
    expect(askedFor(['nguyen', 'thi', 'thu', 'huong'])).toEqual(['huong + nguyen', 'thi + thu']);
    expect(askedFor(['nguyen', 'thi', 'lan'])).toEqual(['lan + nguyen', 'lan + thi']);
    expect(askedFor(['nguyen'])).toEqual(['nguyen']);
  });

  it('stay few for the longest names, and what stands in front and behind is found', () => {
    const long = Array.from({ length: 60 }, (_, at) => `w${at}`);
    const keys = keysOf(long);
    expect(keys.size).toBeLessThan(2 * (60 + 200));
    expect(askedFor(['w0', 'w11', 'w52', 'w59']).every((what) => keys.has(keyOf(agency, what)))).toBe(true);
    expect(askedFor(['w30']).every((what) => keys.has(keyOf(agency, what)))).toBe(true);
  });
});
