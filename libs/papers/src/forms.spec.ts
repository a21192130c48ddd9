import { describe, expect, it } from '@jest/globals';
import { aBlankForm, aFilledForm } from './a-form.ts';
import { blankForm } from './blank-form.ts';
import { filledForm } from './filled-form.ts';
import { outside, overlaps, readPaper } from './a-read-paper.ts';

const aTable = (rows: string[][]) => ({
  title: 'Thành viên hộ gia đình',
  parts: [{ kind: 'table' as const, label: 'Danh sách thành viên', columns: [{ label: 'STT', width: 14 }, { label: 'Họ và tên' }, { label: 'Ghi chú' }], rows }],
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
      '6. Ngành, nghề kinh doanh: STT Tên ngành Mã ngành 1 Bán lẻ hàng may mặc trong các cửa hàng chuyên doanh 4771',
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

  it('tells rows that are too wide for a table in blocks, promises and the papers that went with it', async () => {
    const { text } = await readPaper(await filledForm(aFilledForm()));
    expect(text).toContain('8. Thành viên: Thành viên 1 Họ và tên: Trần Văn Dũng - Tôi chịu trách nhiệm trước pháp luật. (Đã cam kết) Giấy tờ gửi kèm');
    expect(text).toContain('1 Biên bản họp thành viên hộ gia đình Bản sao 01');
  });

  it('with a hundred rows in blocks loses none of them', async () => {
    const rows = Array.from({ length: 100 }, (_, at) => ({ title: `Người ${at + 1}`, lines: Array.from({ length: 8 }, (_line, line) => ({ kind: 'line' as const, label: `Mục ${line}`, value: `trả-lời-${at}-${line}` })) }));
    const { text, words, pages } = await readPaper(await filledForm(aFilledForm({ sections: [{ title: 'Danh sách', parts: [{ kind: 'blocks', label: 'Mọi người', rows }] }] })));
    expect(new Set(text.match(/trả-lời-\d+-\d/g)).size).toBe(800);
    expect(text).toContain(`Trang ${pages}/${pages}`);
    for (let page = 1; page <= pages; page++) expect(overlaps(words.filter((word) => word.page === page))).toEqual([]);
  });

  it('that is a draft says so on each page, and promises nothing', async () => {
    const { reference: _, ...draft } = aFilledForm({ sections: [aTable(Array.from({ length: 60 }, (_row, at) => [String(at + 1), 'Lê Văn Tám', '']))] });
    const { words, text, pages } = await readPaper(await filledForm(draft));
    expect(pages).toBeGreaterThan(1);
    for (let page = 1; page <= pages; page++) {
      const onPage = words.filter((word) => word.page === page).map((word) => word.text.trim());
      expect(onPage.join(' ')).toMatch(/BẢN NHÁP/);
      expect(onPage.join(' ')).toMatch(/Bản nháp, chưa nộp/);
    }
    expect(text).toContain('(Chưa nộp)');
    expect(text).not.toContain('Mã hồ sơ');
    expect(text).not.toContain('Nộp trực tuyến lúc');
  });
});

describe('a blank form', () => {
  it('has the labels, boxes to tick and an empty signature, and no dossier code', async () => {
    const { text, words } = await readPaper(await blankForm(aBlankForm()));
    for (const part of [
      'ĐƠN ĐỀ NGHỊ CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH',
      '1. Họ, chữ đệm, tên: 2. Nơi cư trú:',
      '3. Giới tính: □ Nam □ Nữ □ Khác',
      'Giấy tờ nào? □ Thẻ căn cước hoặc thẻ căn cước công dân □ Hộ chiếu Nếu chọn “Hộ chiếu”: Số hộ chiếu:',
      'Bản sao (Chỉ khai phần này nếu câu “Xin bản sao?” trả lời “Có”) Lệ phí:',
      'STT Loại Trích lục? 1 □ Có □ Không 2',
      '(Nếu còn, ghi tiếp vào tờ kèm theo với các mục như trên.)',
      'Người 2 Họ tên người nhận: □ Tôi cam đoan lời khai là đúng sự thật.',
      '2 Văn bản ủy quyền (nếu có) Bản sao chứng thực 02',
      'ngày ...... tháng ...... năm ..........',
      'NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên)',
      'Biểu mẫu để in và điền tay',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('Mã hồ sơ');
    expect(overlaps(words)).toEqual([]);
  });

  it('writes nothing over its margins, however long labels and choices are', async () => {
    const long = 'Cơ quan, tổ chức, cá nhân có liên quan trực tiếp đến việc giải quyết yêu cầu '.repeat(4).trim();
    const parts = [
      { kind: 'line' as const, label: long, unit: 'triệu đồng' },
      { kind: 'boxes' as const, label: long, choices: [long, 'Khác'] },
      { kind: 'condition' as const, words: `Nếu ${long}`, parts: [{ kind: 'line' as const, label: long, lines: 3 }, { kind: 'statement' as const, text: long }] },
      { kind: 'copies' as const, label: long, row: long, count: 3, parts: [{ kind: 'line' as const, label: long }] },
      { kind: 'table' as const, label: long, columns: [{ label: 'STT', width: 13 }, ...Array.from({ length: 7 }, () => ({ label: 'Nghiêng nghiêng nghiêng' }))], rows: 40, notes: [long] },
    ];
    const { words, pages } = await readPaper(await blankForm(aBlankForm({ sections: [{ title: long, condition: long, parts }] })));
    expect(pages).toBeGreaterThan(3);
    expect(overlaps(words)).toEqual([]);
    expect(outside(words)).toEqual([]);
  });
});
