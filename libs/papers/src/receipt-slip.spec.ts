import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { aReceiptSlip, aReceivedSlip } from './a-receipt-slip.ts';
import { receiptSlip } from './receipt-slip.ts';
import { crosses, overlaps, readPaper, scan } from './a-read-paper.ts';

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('the slip at reception (Mẫu 01)', () => {
  it('says all that the circular asks for, in NFC', async () => {
    const { text } = await readPaper(await receiptSlip(aReceivedSlip()));
    expect(text).toBe(text.normalize('NFC'));
    for (const part of [
      'Mẫu số 01',
      'ỦY BAN NHÂN DÂN QUẬN BÌNH THẠNH BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ Số: 1042/TNHS',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Bình Thạnh, ngày 24 tháng 11 năm 2026',
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ Receipt of application and appointment for the result',
      'Mã hồ sơ: 000.12.35.H29-261124-0042 (Liên 2: Giao người nộp hồ sơ)',
      'Ủy ban nhân dân quận Bình Thạnh đã tiếp nhận hồ sơ của: Bà NGUYỄN THỊ MINH HẠNH',
      'Địa chỉ: 128/5 Đinh Tiên Hoàng, phường 1, quận Bình Thạnh, Thành phố Hồ Chí Minh',
      'Số điện thoại: 0903 512 789. Thư điện tử: không có',
      'Nội dung yêu cầu giải quyết: Đăng ký hộ kinh doanh',
      '2 Giấy tờ pháp lý của chủ hộ và thành viên hộ gia đình Bản sao 01',
      'Số lượng hồ sơ: 01 (bộ). Lệ phí đã nộp: 50.000 đồng (năm mươi nghìn đồng).',
      'Thời gian giải quyết hồ sơ theo quy định là: 03 ngày làm việc.',
      'Thời gian nhận hồ sơ: 14 giờ 20 phút, ngày 24 tháng 11 năm 2026.',
      'Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 27 tháng 11 năm 2026.',
      'Đăng ký nhận kết quả: bản điện tử tại Cổng dịch vụ công; bản giấy qua dịch vụ bưu chính công ích.',
      'Vào Sổ theo dõi hồ sơ, Quyển số: 02/2026. Số thứ tự: 1042.',
      'NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên) Phạm Thu Trang',
      '4207 1635',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('leaves dotted lines where the register is kept by hand', async () => {
    const { register: _register, ...byHand } = aReceivedSlip();
    const { text } = await readPaper(await receiptSlip(byHand));
    expect(text).toContain('Số: ......../TNHS');
    expect(text).toContain('Quyển số: ......... Số thứ tự: .........');
  });

  it('scans to the link with the code only, and to the look-up number', async () => {
    const slip = aReceivedSlip();
    const { qr, bars } = scan(await receiptSlip(slip));
    expect(qr).toBe(slip.trackUrl);
    expect(bars).toBe('42071635');
  });

  it('says what is owed when the fee was not paid, and nothing is charged when there is none', async () => {
    const owed = await readPaper(await receiptSlip(aReceivedSlip({ fee: { amount: 75_000, paid: false } })));
    expect(owed.text).toContain('Lệ phí phải nộp: 75.000 đồng (bảy mươi lăm nghìn đồng).');
    const free = await readPaper(await receiptSlip(aReceivedSlip({ fee: { amount: 0, paid: false } })));
    expect(free.text).toContain('Lệ phí: không thu.');
  });

  it('is tagged, titled and Vietnamese for screen readers', async () => {
    const pdf = await receiptSlip(aReceivedSlip());
    const { info, roles } = await readPaper(pdf);
    expect(info).toMatchObject({ Title: 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ 000.12.35.H29-261124-0042', Language: 'vi-VN' });
    expect(roles).toEqual(expect.arrayContaining(['Document', 'H1', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure']));
    expect(roles.filter((role) => role === 'TR')).toHaveLength(4);
  });
});

describe('the slip at submission', () => {
  it('promises no result: it says by when the unit answers, and that it is no appointment', async () => {
    const { text } = await readPaper(await receiptSlip(aReceiptSlip()));
    expect(text).toContain('GIẤY XÁC NHẬN NỘP HỒ SƠ TRỰC TUYẾN');
    expect(text).toContain('(Chưa phải giấy tiếp nhận hồ sơ và hẹn trả kết quả)');
    expect(text).toContain('Thời gian nộp hồ sơ: 14 giờ 20 phút, ngày 24 tháng 11 năm 2026.');
    expect(text).toContain('trả lời về việc tiếp nhận hồ sơ chậm nhất lúc: 14 giờ 20 phút, ngày 25 tháng 11 năm 2026.');
    expect(text).not.toContain('đã tiếp nhận hồ sơ của');
    expect(text).not.toContain('Thời gian trả kết quả');
  });

  it('keeps silent about an appointment even if one is passed along', async () => {
    const { text } = await readPaper(await receiptSlip(aReceiptSlip({ dueAt: '2026-11-27T10:00:00.000Z' })));
    expect(text).not.toContain('27 tháng 11');
  });
});

describe('the same dossier', () => {
  it('gives the same bytes each time, also after other papers were drawn', async () => {
    const first = hash(await receiptSlip(aReceivedSlip()));
    await receiptSlip(aReceiptSlip({ procedure: 'Cấp giấy phép xây dựng nhà ở riêng lẻ' }));
    expect(hash(await receiptSlip(aReceivedSlip()))).toBe(first);
  });

  it('gives other bytes when a word differs', async () => {
    expect(hash(await receiptSlip(aReceivedSlip({ receiver: 'Lê Văn Tám' })))).not.toBe(hash(await receiptSlip(aReceivedSlip())));
  });
});

const left = 85;
const right = 595.28 - 51;
const longAgency = {
  letterhead: ['ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH', 'BAN QUẢN LÝ CÁC KHU CHẾ XUẤT VÀ CÔNG NGHIỆP THÀNH PHỐ HỒ CHÍ MINH'],
  name: 'Ban Quản lý các khu chế xuất và công nghiệp Thành phố Hồ Chí Minh, Ủy ban nhân dân Thành phố Hồ Chí Minh',
  place: 'Huyện đảo Phú Quý, tỉnh Bình Thuận',
};
const twelvePapers = Array.from({ length: 12 }, (_, at) => ({
  name: `Bản vẽ thiết kế số ${at + 1} kèm giấy chứng nhận thẩm duyệt thiết kế về phòng cháy`,
  form: 'certified-copy' as const,
  copies: 2,
}));
const twelveShort = twelvePapers.map((paper, at) => ({ ...paper, name: `Bản vẽ thiết kế xây dựng, tập số ${at + 1}` }));
const fortyPapers = Array.from({ length: 40 }, () => twelvePapers).flat().slice(0, 40);

describe.each([
  ['a long agency', { agency: longAgency }, 1],
  ['an applicant of eighty letters', { applicant: { name: 'Công tằng tôn nữ '.repeat(5).trim(), address: 'Tổ 7, ấp Vĩnh Trung '.repeat(8) } }, 1],
  ['a word without end', { applicant: { name: 'W'.repeat(300), email: `${'x'.repeat(200)}@example.vn` }, procedure: 'đ'.repeat(400) }, 2],
  ['twelve papers', { papers: twelveShort }, 1],
  ['twelve papers with long names', { papers: twelvePapers }, 2],
  ['forty papers', { papers: fortyPapers }, 3],
  ['no papers at all', { papers: [] }, 1],
] as const)('a slip with %s', (_case, change, mostPages) => {
  it.each([
    ['reception', aReceivedSlip(change)],
    ['submission', aReceiptSlip(change)],
  ])('at %s stays inside the margins, with nothing printed over anything', async (_use, slip) => {
    const pdf = await receiptSlip(slip);
    const { words, pages } = await readPaper(pdf);
    expect(pages).toBeLessThanOrEqual(mostPages);
    expect(overlaps(words)).toEqual([]);
    expect(words.filter((word) => word.left < left - 0.5 || word.right > right + 0.5).map((word) => word.text)).toEqual([]);
    expect(words.filter((word) => word.bottom > 841.89 - 51 && !/^(Mã hồ sơ |Trang )/.test(word.text))).toEqual([]);
    const lastPage = words.filter((word) => word.page === pages);
    for (const box of scan(pdf).boxes) expect(lastPage.filter((word) => crosses(word, box)).map((word) => word.text)).toEqual([]);
  });
});

it('a slip over several pages repeats the head of its table and numbers the pages', async () => {
  const { text, pages } = await readPaper(await receiptSlip(aReceivedSlip({ papers: fortyPapers })));
  expect(text.match(/STT Tên giấy tờ/g)).toHaveLength(pages);
  expect(text).toContain(`Mã hồ sơ 000.12.35.H29-261124-0042 Trang 1/${pages}`);
});

it('what a citizen typed cannot turn the text around or hide in it', async () => {
  const slip = aReceivedSlip({ applicant: { name: 'Nguye\u0302\u0303n \u202EVa\u0306n\u202C A\u0000\u200B', address: '<b>1</b>\n2\u2028{name}', phone: '09\u20660', email: '' } });
  const { text } = await readPaper(await receiptSlip(slip));
  expect(text).toContain('đã tiếp nhận hồ sơ của: NGUYỄN VĂN A Địa chỉ: <b>1</b> 2 {name} Số điện thoại: 090. Thư điện tử: không có');
});
