import { describe, expect, it } from '@jest/globals';
import { crosses, overlaps, readPaper, scan } from './a-read-paper.ts';
import { aDossierPaper } from './a-receipt-slip.ts';
import { feeReceipt, type FeeReceipt } from './fee-receipt.ts';

const aReceipt = (change: Partial<FeeReceipt> = {}): FeeReceipt => ({
  ...aDossierPaper(),
  ...{ kind: 'receipt', series: 'QT-26E', number: '0000042', amount: 125_000, way: 'cash', cashier: 'Phạm Thu Trang' },
  lines: [{ name: 'Lệ phí đăng ký hộ kinh doanh', amount: 100_000 }, { name: 'Phí thẩm định thực địa', amount: 25_000 }],
  ...change,
});

describe('a receipt of fees', () => {
  it('has its book and number, the sum in digits and words, what for, how and who took it', async () => {
    const { text, pages } = await readPaper(await feeReceipt(aReceipt()));
    expect(pages).toBe(1);
    for (const part of ['Ký hiệu: QT-26E. Số: 0000042', 'BIÊN LAI THU PHÍ, LỆ PHÍ', 'Người nộp tiền: Bà NGUYỄN THỊ MINH HẠNH', '125.000 đồng (bằng chữ: một trăm hai mươi lăm nghìn đồng)', 'Phí thẩm định thực địa', 'tiền mặt', 'NGƯỜI THU TIỀN', 'Phạm Thu Trang']) {
      expect(text).toContain(part);
    }
  });

  it('that was voided keeps its number and says when and why', async () => {
    const { text } = await readPaper(await feeReceipt(aReceipt({ voided: { at: '2026-11-25T02:00:00.000Z', reason: 'Ghi nhầm hồ sơ' } })));
    expect(text).toContain('Số: 0000042');
    expect(text).toMatch(/ĐÃ HỦY lúc 09 giờ 00 phút, ngày 25 tháng 11 năm 2026\. Lý do: Ghi nhầm hồ sơ/);
  });

  it('of what came on line is signed by nobody', async () => {
    const { cashier: _, ...online } = aReceipt({ way: 'gateway' });
    const { text } = await readPaper(await feeReceipt(online));
    expect(text).toContain('cổng thanh toán trực tuyến');
    expect(text).not.toContain('NGƯỜI THU TIỀN');
  });

  it('leads back to the dossier, lies in its margins and is the same each time', async () => {
    const pdf = await feeReceipt(aReceipt());
    const { words, pages } = await readPaper(pdf);
    const { qr, boxes } = scan(pdf);
    expect(qr).toContain('/tra-cuu?ma=');
    expect(overlaps(words)).toEqual([]);
    for (const box of boxes) expect(words.filter((word) => word.page === pages && crosses(word, box))).toEqual([]);
    expect(await feeReceipt(aReceipt())).toEqual(pdf);
  });
});
