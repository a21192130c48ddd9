import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dateOfDay, dayNumber, daysBetween, isPlainDate, NoSuchDate, plainDate, weekdayOfDay } from './plain-date.ts';

const anyDay = fc.integer({ min: -700_000, max: 2_900_000 });

describe('a plain date', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-11-23', '2026-11-23T00:00', '2026/11/23', ''])('%p is refused', (text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(() => plainDate(text)).toThrow(NoSuchDate);
  });

  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2026-11-23', 20_780],
  ])('%s is day %d', (text, day) => {
    expect(dayNumber(plainDate(text))).toBe(day);
    expect(dateOfDay(day)).toBe(text);
  });

  it('agrees with the platform on every day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const platform = new Date(day * 86_400_000);
        return dateOfDay(day) === platform.toISOString().slice(0, 10) && weekdayOfDay(day) === (platform.getUTCDay() || 7);
      }),
    );
  });

  it('comes back from its day number', () => {
    fc.assert(fc.property(anyDay, (day) => dayNumber(dateOfDay(day)) === day));
  });

  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('%s plus %d days is %s', (from, days, to) => {
    expect(addDays(plainDate(from), days)).toBe(to);
    expect(daysBetween(plainDate(from), plainDate(to))).toBe(days);
  });

  it('2026-11-23 is a Monday', () => {
    expect(weekdayOfDay(dayNumber(plainDate('2026-11-23')))).toBe(1);
  });
});
