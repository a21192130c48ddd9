import { describe, expect, it } from '@jest/globals';
import { dateFormats, readFeedDate } from './feed-date.ts';

const read = (text: string) => readFeedDate(text, dateFormats, '+07:00');

describe('a date as line systems write it', () => {
  it.each([
    ['25/11/2026 14:05', '2026-11-25T07:05:00.000Z'],
    ['25/11/2026 14:05:09', '2026-11-25T07:05:09.000Z'],
    ['5-1-2026 8h05', '2026-01-05T01:05:00.000Z'],
    ['2026-11-25T14:05:00+07:00', '2026-11-25T07:05:00.000Z'],
    ['2026-11-25T07:05:00.123Z', '2026-11-25T07:05:00.000Z'],
    ['2026-11-25T14:05:00+0700', '2026-11-25T07:05:00.000Z'],
    ['2026-11-25 14:05:00', '2026-11-25T07:05:00.000Z'],
    ['1764054300', '2025-11-25T07:05:00.000Z'],
    ['1764054300999', '2025-11-25T07:05:00.000Z'],
  ])('%s is an instant', (text, at) => {
    expect(read(text)).toEqual({ at, dayOnly: false });
  });

  it('without an hour is the beginning of that day here, and a day only', () => {
    expect(read(' 25/11/2026 ')).toEqual({ at: '2026-11-24T17:00:00.000Z', dayOnly: true });
  });

  it.each(['11/25/2026', '31/02/2026', '25/11/26', '25/11/2026 24:00', '2026-11-25T14:05:00+0x:00', 'hôm qua', '', '46351.5'])('%p is none', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('is read in no format that the feed does not have', () => {
    expect(readFeedDate('25/11/2026', ['iso'], 'Z')).toBeUndefined();
  });
});
