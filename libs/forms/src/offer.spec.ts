import { describe, expect, it } from '@jest/globals';
import { inForce } from './offer.ts';

const versions = [
  { version: 1, effectiveFrom: '2024-01-01' },
  { version: 2, effectiveFrom: '2026-06-01', withdrawnFrom: '2026-09-01' },
  { version: 3, effectiveFrom: '2027-01-01' },
];
const on = (day: string, some = versions) => inForce(some, day)?.version;

describe('the version in force', () => {
  it.each([
    ['2023-12-31', undefined],
    ['2024-01-01', 1],
    ['2026-05-31', 1],
    ['2026-06-01', 2],
    ['2026-08-31', 2],
    ['2026-09-01', undefined],
    ['2026-12-31', undefined],
    ['2027-01-01', 3],
  ])('on %s is %s', (day, version) => {
    expect(on(day)).toBe(version);
  });

  it('does not depend on the order in which versions were read', () => {
    expect(on('2026-07-01', versions.toReversed())).toBe(2);
  });

  it('is the newest, even where it begins before an older one', () => {
    expect(on('2026-12-01', [{ version: 1, effectiveFrom: '2026-11-01' }, { version: 2, effectiveFrom: '2026-06-01' }])).toBe(2);
  });
});
