import { describe, expect, it } from '@jest/globals';
import { aDossierPaper } from './a-receipt-slip.ts';
import { crosses, outside, overlaps, readPaper, scan } from './a-read-paper.ts';
import { aControlSlip, anApology } from './an-apology.ts';
import { apology } from './apology.ts';
import { controlSlip } from './control-slip.ts';

describe('the letter of apology (Mẫu 04)', () => {
  it('says to whom, what was promised, why it is not kept, and the new date, with number and leader', async () => {
    const { text, pages } = await readPaper(await apology(anApology()));
    expect(pages).toBe(1);
    for (const part of [
      'Số: 07/PXL',
      'Bình Thạnh, ngày 27 tháng 11 năm 2026',
      'Kính gửi: Bà NGUYỄN THỊ MINH HẠNH',
      'đã tiếp nhận hồ sơ của Ông/Bà lúc 14 giờ 20 phút, ngày 24 tháng 11 năm 2026.',
      'Thời gian hẹn trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 27 tháng 11 năm 2026.',
      'Lý do: Địa điểm kinh doanh phải được xác minh lại với Ủy ban nhân dân phường 1. Phường hẹn trả lời ngày 01/12/2026.',
      'sẽ trả kết quả giải quyết hồ sơ vào: 17 giờ 00 phút, ngày 02 tháng 12 năm 2026.',
      'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ (Ký, ghi rõ họ tên và đóng dấu) Ngô Quang Hùng',
    ]) {
      expect(text).toContain(part);
    }
  });
});

describe('the control slip (Mẫu 05)', () => {
  it('tells of every hand-over who gave and took it, when, by when it was due and how that was kept', async () => {
    const { text } = await readPaper(await controlSlip(aControlSlip()));
    for (const part of [
      'Người nộp hồ sơ Tiếp nhận: Phạm Thu Trang 14:20 24/11/2026',
      'Tiếp nhận: Phạm Thu Trang Thẩm định: Trần Quốc Bảo 16:05 24/11/2026 08:10 25/11/2026 17:00 24/11/2026 Đúng hạn',
      'Thẩm định: Trần Quốc Bảo Xem xét: Võ Thị Lan 10:00 30/11/2026 15:12 26/11/2026 Quá hạn',
      'Xem xét 15:00 01/12/2026 Đang giải quyết',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('tells what moved the term: where it stood still and why, and to when it was put off', async () => {
    const { text } = await readPaper(await controlSlip(aControlSlip()));
    expect(text).toContain('Thời gian hẹn trả kết quả: 17 giờ 00 phút, ngày 27 tháng 11 năm 2026.');
    expect(text).toContain('Thời gian hẹn trả kết quả hiện nay: 17 giờ 00 phút, ngày 02 tháng 12 năm 2026.');
    expect(text).toContain('Tạm dừng từ 09:15 25/11/2026 đến 14:15 25/11/2026: chờ ý kiến của cơ quan, đơn vị khác (theo văn bản 112/UBND-ĐT).');
    expect(text).toContain('Xin lỗi và hẹn lại đến 02/12/2026, văn bản số 07 ngày 27/11/2026; hẹn trước đó 17:00 27/11/2026.');
  });

  it('has no new date while the term stands still', async () => {
    const { dueAt: _, ...still } = aControlSlip();
    const { text } = await readPaper(await controlSlip({ ...still, suspensions: [{ from: '2026-11-25T02:15:00.000Z', said: 'sự kiện bất khả kháng' }] }));
    expect(text).toContain('Thời hạn đang tạm dừng nên chưa có ngày hẹn mới.');
    expect(text).toContain('Tạm dừng từ 09:15 25/11/2026 đến nay: sự kiện bất khả kháng.');
  });
});

const hundredHandOvers = Array.from({ length: 100 }, () => aControlSlip().handOvers).flat();
const longReason = Array.from({ length: 60 }, (_, at) => `Lý do thứ ${at + 1}: phải xác minh lại với cơ quan khác theo quy định.`).join('\n');

describe.each([
  ['a letter of apology', (much: boolean) => apology(anApology(much ? { reason: longReason } : {}))],
  ['a control slip', (much: boolean) => controlSlip(aControlSlip(much ? { handOvers: hundredHandOvers } : {}))],
])('%s', (_paper, draw) => {
  it.each([false, true])('scans and prints nothing over anything, however long (%p)', async (much) => {
    const pdf = await draw(much);
    const { words, pages } = await readPaper(pdf);
    expect(pages > 1).toBe(much);
    expect(overlaps(words)).toEqual([]);
    expect(outside(words)).toEqual([]);
    const { qr, bars, boxes } = scan(pdf);
    expect([qr, bars]).toEqual([aDossierPaper().trackUrl, '42071635']);
    for (const box of boxes) expect(words.filter((word) => word.page === pages && crosses(word, box))).toEqual([]);
  });

  it('gives the same bytes each time', async () => {
    expect((await draw(false)).equals(await draw(false))).toBe(true);
  });
});
