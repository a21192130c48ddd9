import { describe, expect, it } from '@jest/globals';
import {
  asSentence, deadlineInWords, formatBytes, formatDate, formatDateTime, formatLongDate, formatLookupNumber, formatMoney, formatShare,
  formatShortDateTime, formatTime, referenceGroups, spanInWords,
} from './format.tsx';

// Spaces that do not break are shown as ~.
const seen = (text: string) => text.replaceAll('\u00a0', '~');

describe('dates and times', () => {
  it('are those of Ho Chi Minh City, wherever the server stands', () => {
    expect(formatDate('2026-11-24T17:30:00Z')).toBe('25/11/2026');
    expect(formatTime('2026-11-24T17:30:00Z')).toBe('00:30');
    expect(formatShortDateTime(new Date('2026-11-24T03:41:00Z'))).toBe('10:41, 24/11');
  });

  it('of a plain date never move by a day', () => {
    expect(formatDate('2026-11-25')).toBe('25/11/2026');
    expect(formatLongDate('vi', '2026-11-25')).toBe('thứ Tư, 25/11/2026');
    expect(formatLongDate('en', '2026-11-25')).toBe('Wednesday, 25/11/2026');
  });

  it('name Sunday as Vietnamese does', () => {
    expect(formatDateTime('vi', '2026-11-22T09:15:00+07:00')).toBe('09:15 Chủ nhật, 22/11/2026');
  });

  it('begin a sentence with a capital', () => {
    expect(asSentence('thứ Tư')).toBe('Thứ Tư');
    expect(asSentence('đã nộp')).toBe('Đã nộp');
  });
});

describe('figures', () => {
  it.each([
    ['vi', 1_250_000, '1.250.000~₫'], ['en', 1_250_000, '1,250,000~₫'], ['vi', 0, '0~₫'],
  ] as const)('money in %s: %d is %s', (lang, dong, said) => {
    expect(seen(formatMoney(lang, dong))).toBe(said);
  });

  it('shares and sizes use the decimal sign of the language', () => {
    expect(seen(formatShare('vi', 0.982))).toBe('98,2~%');
    expect(formatShare('en', 0.982)).toBe('98.2%');
    expect(seen(formatBytes('vi', 2_140_000))).toBe('2,1~MB');
    expect(seen(formatBytes('en', 40))).toBe('1~KB');
  });

  it('codes come in groups', () => {
    expect(referenceGroups('000.12.35.H29-261124-0042')).toEqual(['000.12.35.H29', '261124', '0042']);
    expect(seen(formatLookupNumber('42071635'))).toBe('4207~1635');
  });
});

describe('working time left', () => {
  it.each([
    [960, '2 ngày', '2 days'], [1330, '2 ngày', '2 days'], [480, '1 ngày', '1 day'], [479, '7 giờ 59', '7 h 59 min'], [150, '2 giờ 30', '2 h 30 min'],
    [125, '2 giờ 05', '2 h 05 min'], [60, '1 giờ', '1 hour'], [45, '45 phút', '45 minutes'], [1.9, '1 phút', '1 minute'], [0.4, 'chưa đến 1 phút', 'less than 1 minute'],
  ])('%d minutes are %s', (minutes, vi, en) => {
    expect(spanInWords('vi', { minutes })).toBe(vi);
    expect(spanInWords('en', { minutes })).toBe(en);
  });

  it('can be told with the hours, and by the day of the agency', () => {
    expect(spanInWords('vi', { minutes: 1330, precise: true })).toBe('2 ngày 6 giờ');
    expect(spanInWords('vi', { minutes: 450, dayMinutes: 450 })).toBe('1 ngày');
  });

  it.each([
    ['on-time', 960, 'Còn 2 ngày'], ['soon', 150, 'Còn 2 giờ 30'], ['overdue', -60, 'Quá hạn 1 giờ'], ['paused', 960, 'Tạm dừng, còn 2 ngày'],
    ['finished', 480, 'Xong sớm 1 ngày'], ['finished', -480, 'Xong trễ 1 ngày'], ['finished', 0, 'Xong đúng hạn'],
  ] as const)('%s with %d minutes says %s', (state, minutesLeft, said) => {
    expect(deadlineInWords('vi', { state, minutesLeft })).toBe(said);
  });
});
