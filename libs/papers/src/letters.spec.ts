import { describe, expect, it } from '@jest/globals';
import { aDossierPaper } from './a-receipt-slip.ts';
import { refusal } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { supplementRequest } from './supplement-request.ts';
import type { SupplementRequest } from './supplement-request.ts';
import { crosses, overlaps, readPaper, scan } from './a-read-paper.ts';

const aRequest = (change: Partial<SupplementRequest> = {}): SupplementRequest => ({
  ...aDossierPaper(),
  message: 'Ảnh chụp căn cước bị mờ, không đọc được số.\nĐề nghị chụp lại đủ bốn góc.',
  papers: ['Giấy tờ pháp lý của chủ hộ'],
  fields: ['Số nhà, tên đường của trụ sở'],
  until: '2026-12-05',
  officer: 'Phạm Thu Trang',
  ...change,
});

const aRefusal = (change: Partial<Refusal> = {}): Refusal => ({
  ...aDossierPaper(),
  reason: 'Địa điểm kinh doanh không thuộc quận Bình Thạnh.',
  submittedAt: '2026-11-24T07:20:00.000Z',
  officer: 'Phạm Thu Trang',
  ...change,
});

describe('the request to supplement (Mẫu 02)', () => {
  it('says what is missing, why, until when and whom to ask', async () => {
    const { text, pages } = await readPaper(await supplementRequest(aRequest()));
    expect(pages).toBe(1);
    for (const part of [
      'Mẫu số 02',
      'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
      'Hồ sơ của: Bà NGUYỄN THỊ MINH HẠNH',
      '1. Giấy tờ cần bổ sung hoặc thay thế: Giấy tờ pháp lý của chủ hộ',
      '2. Nội dung cần khai lại: Số nhà, tên đường của trụ sở',
      'Lý do: Ảnh chụp căn cước bị mờ, không đọc được số. Đề nghị chụp lại đủ bốn góc.',
      'hết ngày 05 tháng 12 năm 2026.',
      'số điện thoại 02838412345, để được hướng dẫn./.',
      'NGƯỜI HƯỚNG DẪN (Ký và ghi rõ họ tên) Phạm Thu Trang',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('points to the reason when neither papers nor fields are named', async () => {
    const { text } = await readPaper(await supplementRequest(aRequest({ papers: [], fields: [] })));
    expect(text).toContain('1. Như nêu tại phần lý do dưới đây. Lý do: Ảnh chụp');
  });
});

describe('the refusal (Mẫu 03)', () => {
  it('says who, what and why', async () => {
    const { text, pages } = await readPaper(await refusal(aRefusal()));
    expect(pages).toBe(1);
    for (const part of [
      'Mẫu số 03',
      'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ',
      'đã xem xét hồ sơ của: Bà NGUYỄN THỊ MINH HẠNH',
      'thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau: Địa điểm kinh doanh không thuộc quận Bình Thạnh.',
      'Xin thông báo cho Ông/Bà được biết và thực hiện./.',
    ]) {
      expect(text).toContain(part);
    }
  });
});

const longWords = Array.from({ length: 60 }, (_, at) => `Lý do thứ ${at + 1}: hồ sơ chưa thể hiện rõ ràng nội dung theo quy định tại điều khoản đã viện dẫn.`).join('\n');

describe.each([
  ['a request', () => supplementRequest(aRequest({ message: longWords }))],
  ['a refusal', () => refusal(aRefusal({ reason: longWords }))],
])('%s with two pages of reasons', (_paper, draw) => {
  it('goes on over pages, scans, and prints nothing over anything', async () => {
    const pdf = await draw();
    const { words, pages, text } = await readPaper(pdf);
    expect(pages).toBeGreaterThan(1);
    expect(text).toContain('Lý do thứ 60');
    expect(overlaps(words)).toEqual([]);
    const { qr, bars, boxes } = scan(pdf);
    expect([qr, bars]).toEqual([aDossierPaper().trackUrl, '42071635']);
    for (const box of boxes) expect(words.filter((word) => word.page === pages && crosses(word, box))).toEqual([]);
  });

  it('gives the same bytes each time', async () => {
    expect((await draw()).equals(await draw())).toBe(true);
  });
});
