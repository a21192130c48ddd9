import { describe, expect, it } from '@jest/globals';
import { dayInWords, dayOf, dong, dongInWords, inFours, momentInWords, phoneInGroups, say, sayRich, termInWords } from './wording.ts';

const vietnam = 420;

describe('words on papers', () => {
  it('a time is written in hours and minutes of the agency, not of the machine', () => {
    expect(momentInWords('2026-11-24T07:20:00.000Z', vietnam)).toBe('14 giờ 20 phút, ngày 24 tháng 11 năm 2026');
    expect(momentInWords('2026-11-24T07:20:00.000Z', 0)).toBe('07 giờ 20 phút, ngày 24 tháng 11 năm 2026');
  });

  it('an evening in UTC is already the next day in Vietnam', () => {
    expect(dayOf('2026-12-31T18:00:00.000Z', vietnam)).toBe('2027-01-01');
  });

  it('days below ten and the months one and two carry a zero, other months none', () => {
    expect(dayInWords('2026-02-05')).toBe('ngày 05 tháng 02 năm 2026');
    expect(dayInWords('2026-09-10')).toBe('ngày 10 tháng 9 năm 2026');
  });

  it('money is grouped by points and read in words', () => {
    expect([dong(0), dong(500), dong(50_000), dong(1_234_567)]).toEqual(['0', '500', '50.000', '1.234.567']);
    expect(dongInWords(50_000)).toBe('năm mươi nghìn đồng');
  });

  it('a term names its unit', () => {
    expect(termInWords({ amount: 3, unit: 'working-day' })).toBe('03 ngày làm việc');
    expect(termInWords({ amount: 15, unit: 'calendar-day' })).toBe('15 ngày');
  });

  it('numbers are grouped as people read them out', () => {
    expect(phoneInGroups('0903512789')).toBe('0903 512 789');
    expect(phoneInGroups('+84 28 3841')).toBe('+84 28 3841');
    expect(inFours('42071635')).toBe('4207 1635');
  });

  it('a value that looks like a tag or a hole stays what it is', () => {
    expect(sayRich('dossier-of', { name: '<b>{name}</b>' }).at(-1)).toEqual({ text: '<b>{name}</b>', face: 'bold' });
    expect(say('dated', { place: '{day}', day: 'hôm nay' })).toBe('{day}, hôm nay');
  });
});
