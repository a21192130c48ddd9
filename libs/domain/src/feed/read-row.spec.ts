import { describe, expect, it } from '@jest/globals';
import { aFeed, aRow } from './a-feed.ts';
import { readRow, shown } from './read-row.ts';
import { stripRow } from './strip-row.ts';

describe('a row', () => {
  it('says status, instant, words and dates', () => {
    expect(readRow(aRow('Đang thẩm định', '25/11/2026 14:05', { nop: '20/11/2026', hen: '2026-12-04T17:00:00+07:00' }), aFeed())).toEqual({
      fact: { at: '2026-11-25T07:05:00.000Z', dayOnly: false, state: 'in-processing', rank: 1, says: { vi: 'Đang thẩm định hồ sơ địa chính', en: 'Cadastral check' }, submittedAt: '2026-11-19T17:00:00.000Z', dueAt: '2026-12-04T10:00:00.000Z', factors: [] },
    });
  });

  it.each(['ĐANG THẨM ĐỊNH', 'dang  tham dinh', 'Đang thẩm định'.normalize('NFD')])('is understood when the status is written %s', (status) => {
    expect(readRow(aRow(status, '25/11/2026'), aFeed()).fact?.state).toBe('in-processing');
  });

  it('is refused with all its reasons at once, each with its column, in both languages', () => {
    const { problems } = readRow(aRow('Đang bay', 'hôm qua', { ma: 'XX-1', hen: '99/99/2026' }), aFeed());
    expect(problems?.map(({ code, column }) => [code, column])).toEqual([['code-unreadable', 'ma'], ['status-unknown', 'trangThai'], ['date-unreadable', 'luc'], ['date-unreadable', 'hen']]);
    expect(problems?.[1]?.message).toEqual({ vi: 'Trạng thái “Đang bay” ở cột “trangThai” chưa có trong bảng chuyển đổi.', en: 'The status “Đang bay” in “trangThai” is not in the mapping table.' });
  });

  it('without its columns says which are missing', () => {
    const { problems } = readRow({ id: 'x', values: {}, factors: [], receivedAt: '2026-12-01T00:00:00Z' }, aFeed());
    expect(problems?.map(({ code, column }) => `${code} ${column}`)).toEqual(['missing ma', 'missing trangThai', 'missing luc']);
  });
});

describe('at the door', () => {
  it('names and addresses are dropped, and of numbers only the last four digits go on', () => {
    const stripped = stripRow(aFeed().columns, { ma: ' BT-2026-42 ', trangThai: 'Đã ký', luc: '25/11/2026', hoTen: 'Nguyễn Thị Hạnh', diaChi: '1 Đinh Tiên Hoàng', dienThoai: '+84 903 512 789' });
    expect(stripped).toEqual({ values: { ma: 'BT-2026-42', trangThai: 'Đã ký', luc: '25/11/2026' }, endings: ['2789'] });
  });

  it('a short number is no second factor', () => {
    expect(stripRow(aFeed().columns, { dienThoai: '113' }).endings).toEqual([]);
  });

  it('a number of somebody in a column out of place is not shown', () => {
    expect(shown('0903512789 đã nộp')).toBe('•••••••••• đã nộp');
  });
});
