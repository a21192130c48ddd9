import { describe, expect, it } from '@jest/globals';
import { factorOf, holdsFactor } from './second-factor.ts';

describe('the second factor in an event', () => {
  const factor = factorOf('secret', '7c1e0c6a-0000-4000-8000-000000000001', '2789');

  it('says nothing without the secret and differs from dossier to dossier', () => {
    expect(factor).toMatch(/^[\w-]{22}$/);
    expect(factorOf('other', '7c1e0c6a-0000-4000-8000-000000000001', '2789')).not.toBe(factor);
    expect(factorOf('secret', '7c1e0c6a-0000-4000-8000-000000000002', '2789')).not.toBe(factor);
  });

  it.each([
    ['alone', factor, true],
    ['first', `${factor}${'-'.repeat(22)}`, true],
    ['last', `${'-'.repeat(22)}${factor}`, true],
    ['with another first letter', `-${factor.slice(1)}`, false],
    ['with another last letter', `${factor.slice(0, -1)}-`, false],
    ['cut off', factor.slice(0, -1), false],
    ['across two places', `${'-'.repeat(11)}${factor}${'-'.repeat(11)}`, false],
    ['nowhere', '', false],
  ])('is found %s', (_, known, found) => {
    const bytes = Buffer.from(`head${known}tail`);
    expect(holdsFactor(bytes, factor, 4, 4 + known.length)).toBe(found);
  });
});
