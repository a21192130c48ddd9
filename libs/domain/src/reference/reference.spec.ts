import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, plainDate } from '../calendar/plain-date.ts';
import { agencyCode, isAgencyCode, NoSuchAgencyCode } from './agency-code.ts';
import { formatReference, isReference, NoSuchReference, parseReference, readReference } from './reference.ts';

const anAgency = fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 999 })).map(([second, third, fourth]) => {
  const digits = (value: number, length: number) => String(value).padStart(length, '0');
  return agencyCode(`${digits(fourth, 3)}.${digits(third, 2)}.${digits(second, 2)}.H29`);
});
const someParts = fc.record({
  agency: anAgency,
  on: fc.nat(20_000).map((days) => addDays(plainDate('2026-01-01'), days)),
  sequence: fc.integer({ min: 1, max: 999_999_999 }),
});

describe('an agency code (QCVN 102:2016)', () => {
  it.each(['000.00.00.H29', '000.00.12.H29', '000.12.35.H29', '000.12.01.H29', '007.12.35.G05'])('%s is one', (text) => {
    expect(agencyCode(text)).toBe(text);
  });

  it.each(['000.12.00.H29', '001.00.12.H29', '001.00.00.H29', '000.12.35.h29', '00.12.35.H29', '000.12.35.H2', '000.12.35.29H', '000-12-35-H29', ''])('%p is none', (text) => {
    expect(isAgencyCode(text)).toBe(false);
    expect(() => agencyCode(text)).toThrow(NoSuchAgencyCode);
  });
});

describe('a dossier code', () => {
  it('is agency, day and sequence', () => {
    const parts = { agency: agencyCode('000.12.35.H29'), on: plainDate('2026-11-22'), sequence: 42 };
    expect(formatReference(parts)).toBe('000.12.35.H29-261122-0042');
    expect(parseReference('000.12.35.H29-261122-0042')).toEqual(parts);
  });

  it('grows past 9999 and is never written in two ways', () => {
    expect(formatReference({ agency: agencyCode('000.12.35.H29'), on: plainDate('2026-11-22'), sequence: 10_000 })).toBe('000.12.35.H29-261122-10000');
    expect(isReference('000.12.35.H29-261122-00042')).toBe(false);
  });

  it('comes back from what was written, and different parts never share one', () => {
    fc.assert(fc.property(someParts, (parts) => expect(parseReference(formatReference(parts))).toEqual(parts)));
  });

  it.each(['000.12.35.H29-261131-0042', '000.12.35.H29-261122-0000', '000.12.35.H29-261122-042', '000.12.00.H29-261122-0042', ' 000.12.35.H29-261122-0042', ''])('%p is none', (text) => {
    expect(() => parseReference(text)).toThrow(NoSuchReference);
  });

  it.each([0, -1, 1.5, Number.NaN])('there is none with sequence %p', (sequence) => {
    expect(() => formatReference({ agency: agencyCode('000.12.35.H29'), on: plainDate('2026-11-22'), sequence })).toThrow(NoSuchReference);
  });
});

it('there is no code for a day of another century', () => {
  expect(() => formatReference({ agency: agencyCode('000.12.35.H29'), on: plainDate('1926-11-22'), sequence: 1 })).toThrow(NoSuchReference);
});

describe('a dossier code as people type it', () => {
  it.each([
    '000.12.35.H29-261122-0042',
    ' 000.12.35.h29-261122-0042 ',
    '0001235H29 261122 0042',
    '0001235h292611220042',
    '000 12 35 H29 261122 42',
    '000.12.35.H29–261122–0042',
    '000.12.35.H29.261122.0042',
    '000.12.35.H29 - 261122 - 0042',
    '000-12-35-H29/261122/42',
    '０００.12.35.H29-261122-0042',
  ])('%p is understood', (typed) => {
    expect(readReference(typed)).toBe('000.12.35.H29-261122-0042');
  });

  it.each(['0001235H2926112242', '000.12.35.H29-261322-0042', '000.12.35.H29', '4207 1635', '000.12.35.H29-261122-0', 'HS 000.12.35.H29-261122-0042', ''])('%p is not guessed at', (typed) => {
    expect(readReference(typed)).toBeUndefined();
  });

  it('is understood whatever was left out between the parts', () => {
    fc.assert(
      fc.property(someParts, fc.constantFrom('', ' ', '.', '-', ' - '), (parts, between) => {
        const reference = formatReference(parts);
        expect(readReference(reference.replaceAll(/[-.]/g, between).toLowerCase())).toBe(reference);
      }),
    );
  });
});
