import { describe, expect, it } from '@jest/globals';
import { aBlankForm, aFilledForm } from './a-form.ts';
import { blankForm } from './blank-form.ts';
import { filledForm } from './filled-form.ts';
import { overlaps, readPaper } from './a-read-paper.ts';

const aTable = (rows: string[][]) => ({
  title: 'Thành viên hộ gia đình',
  rows: [],
  tables: [{ caption: 'Danh sách thành viên', columns: [{ label: 'STT', width: 14 }, { label: 'Họ và tên' }, { label: 'Ghi chú' }], rows }],
});

describe('a filled form', () => {
  it('reads like the official form with its answers, items and tables', async () => {
    const { text, pages } = await readPaper(await filledForm(aFilledForm()));
    expect(pages).toBe(1);
    for (const part of [
      'Phụ lục III-1, Thông tư 01/2021/TT-BKHĐT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH',
      'Kính gửi: Phòng Tài chính - Kế hoạch quận Bình Thạnh',
      '1. Họ và tên: NGUYỄN THỊ MINH HẠNH',
      '4. Tên bằng tiếng nước ngoài: (không khai)',
      '7. Ngành, nghề kinh doanh: STT Tên ngành Mã ngành 1 Bán lẻ hàng may mặc trong các cửa hàng chuyên doanh 4771',
      'Bình Thạnh, ngày 24 tháng 11 năm 2026',
      'CHỦ HỘ KINH DOANH (Nộp trực tuyến lúc 14 giờ 20 phút) Nguyễn Thị Minh Hạnh',
      'Mã hồ sơ 000.12.35.H29-261124-0042 Trang 1/1',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('breaks a long table over pages and repeats its head on each', async () => {
    const rows = Array.from({ length: 100 }, (_, at) => [String(at + 1), `Thành viên ${at + 1}`, '']);
    const { text, words, pages } = await readPaper(await filledForm(aFilledForm({ sections: [aTable(rows)] })));
    expect(pages).toBeGreaterThan(2);
    expect(text).toContain('Thành viên 100');
    for (let page = 1; page <= pages; page++) {
      const onPage = words.filter((word) => word.page === page).map((word) => word.text.trim());
      if (onPage.some((word) => word.startsWith('Thành viên '))) expect(onPage).toContain('STT');
      expect(onPage).toContain(`Trang ${page}/${pages}`);
    }
    expect(overlaps(words)).toEqual([]);
  });

  it('continues a cell that is taller than a page and loses none of it', async () => {
    const essay = Array.from({ length: 1500 }, (_, at) => `chữ${at}`).join(' ');
    const { text, words } = await readPaper(await filledForm(aFilledForm({ sections: [aTable([['1', 'Lê Văn Tám', essay]])] })));
    const found = new Set(text.match(/chữ\d+/g));
    expect(found.size).toBe(1500);
    expect(overlaps(words)).toEqual([]);
    expect(words.filter((word) => word.bottom > 841.89 - 51 && !/^(Mã hồ sơ |Trang )/.test(word.text))).toEqual([]);
  });

  it('says that a group has no rows', async () => {
    const { text } = await readPaper(await filledForm(aFilledForm({ sections: [aTable([])] })));
    expect(text).toContain('Danh sách thành viên: Không có.');
  });

  it('gives the same bytes each time', async () => {
    expect((await filledForm(aFilledForm())).equals(await filledForm(aFilledForm()))).toBe(true);
  });
});

describe('a blank form', () => {
  it('has the labels, boxes to tick and an empty signature, and no dossier code', async () => {
    const { text, pages } = await readPaper(await blankForm(aBlankForm()));
    expect(pages).toBe(1);
    for (const part of [
      'ĐƠN ĐỀ NGHỊ CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH',
      '1. Họ, chữ đệm, tên: 2. Nơi cư trú:',
      '3. Giới tính: □ Nam □ Nữ □ Khác',
      'ngày ...... tháng ...... năm ..........',
      'NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên)',
      'Biểu mẫu để in và điền tay',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('Mã hồ sơ');
  });
});
