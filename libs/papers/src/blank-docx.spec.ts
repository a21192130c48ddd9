import { describe, expect, it } from '@jest/globals';
import { aBlankForm } from './a-form.ts';
import { flawOfXml, readDocx } from './a-read-docx.ts';
import { blankDocx } from './blank-docx.ts';

describe('a blank form for Word', () => {
  it('has everything that the printed one has, in its order', async () => {
    const { text } = readDocx(await blankDocx(aBlankForm()));
    let from = 0;
    for (const part of [
      'Mẫu 04/2020/TT-BTP CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ĐƠN ĐỀ NGHỊ CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH Kính gửi: ....',
      'Người yêu cầu 1. Họ, chữ đệm, tên: 2. Nơi cư trú:',
      'Ngày sinh: ngày ....... tháng ....... năm ..............',
      '3. Giới tính: ☐ Nam ☐ Nữ ☐ Khác',
      'Giấy tờ nào? ☐ Thẻ căn cước hoặc thẻ căn cước công dân ☐ Hộ chiếu',
      'Nếu chọn “Hộ chiếu”: Số hộ chiếu:',
      'Bản sao (Chỉ khai phần này nếu câu “Xin bản sao?” trả lời “Có”)',
      'Lệ phí: đồng',
      'Các bản sao: STT Loại Trích lục? 1 ☐ Có ☐ Không 2 ☐ Có ☐ Không 3 ☐ Có ☐ Không Loại: ghi một trong các giá trị: khai sinh; kết hôn. (Nếu còn, ghi tiếp',
      'Người nhận: Người 1 Họ tên người nhận: Người 2 Họ tên người nhận:',
      '☐ Tôi cam đoan lời khai là đúng sự thật.',
      'Giấy tờ kèm theo STT Tên giấy tờ Hình thức Số bản 1 Giấy tờ tùy thân Bản sao 01 2 Văn bản ủy quyền (nếu có) Bản sao chứng thực 02',
      'ngày ...... tháng ...... năm .......... NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên)',
    ]) {
      const at = text.indexOf(part, from);
      expect(at < 0 ? `${part} is not there after ${text.slice(from, from + 80)}` : 'found').toBe('found');
      from = at;
    }
  });

  it('is well-formed XML throughout, also with signs that XML uses itself', async () => {
    const { parts, text } = readDocx(await blankDocx(aBlankForm({ title: 'Đơn <A & B> "C"' })));
    expect(parts.size).toBeGreaterThan(8);
    expect([...parts].filter(([, xml]) => flawOfXml(xml) !== undefined)).toEqual([]);
    expect([...parts.keys()]).toEqual(expect.arrayContaining(['word/document.xml', 'word/styles.xml', 'word/footer1.xml', 'docProps/core.xml']));
    expect(text).toContain('ĐƠN <A & B> "C"');
  });

  it('is set in Times New Roman, in Vietnamese, on A4 with the official margins', async () => {
    const { parts } = readDocx(await blankDocx(aBlankForm()));
    const [styles = '', body = ''] = ['word/styles.xml', 'word/document.xml'].map((path) => parts.get(path));
    expect(styles).toMatch(/<w:docDefaults>.*w:ascii="Times New Roman".*<w:lang w:val="vi-VN"/);
    expect(new Set(body.match(/(?<=w:ascii=")[^"]+/g))).toEqual(new Set(['Segoe UI Symbol']));
    expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(body).toMatch(/<w:pgMar w:top="1134" w:right="1020" w:bottom="1020" w:left="1701"/);
    expect(parts.get('docProps/core.xml')).toContain('<dc:language>vi-VN</dc:language>');
  });

  it('counts its pages in the foot and leaves dotted lines where one writes', async () => {
    const { parts } = readDocx(await blankDocx(aBlankForm()));
    expect(parts.get('word/footer1.xml')).toMatch(/Trang .*PAGE.*\/.*NUMPAGES/);
    expect(parts.get('word/document.xml')).toMatch(/<w:tab w:val="right"[^>]* w:leader="dot"\/>/);
  });

  it('gives the same bytes each time', async () => {
    const first = await blankDocx(aBlankForm());
    expect((await blankDocx(aBlankForm())).equals(first)).toBe(true);
  });
});

describe('the check of XML itself', () => {
  it.each([['<a><b/></a>', undefined], ['<a>1 &lt; 2</a>', undefined], ['<a><b></a></b>', '</a> closes another element'], ['<a>1 & 2</a>', 'a bare & in 1 & 2'], ['<a>', '<a> is not closed'], ['<a>< b</a>', 'a < that begins no tag']])('%s: %s', (xml, flaw) => {
    expect(flawOfXml(xml)).toBe(flaw);
  });
});
