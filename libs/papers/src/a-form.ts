import { aDossierPaper } from './a-receipt-slip.ts';
import type { BlankForm } from './blank-content.ts';
import type { FilledForm } from './filled-content.ts';

const { agency, reference } = aDossierPaper();

export function aFilledForm(change: Partial<FilledForm> = {}): FilledForm {
  return {
    agency,
    reference,
    title: 'Giấy đề nghị đăng ký hộ kinh doanh',
    official: 'Phụ lục III-1, Thông tư 01/2021/TT-BKHĐT',
    addressedTo: 'Phòng Tài chính - Kế hoạch quận Bình Thạnh',
    sections: [
      {
        title: 'Chủ hộ kinh doanh',
        parts: [
          { kind: 'line', item: '1', label: 'Họ và tên', value: 'NGUYỄN THỊ MINH HẠNH' },
          { kind: 'line', item: '2', label: 'Ngày sinh', value: '12/03/1985' },
          { kind: 'line', item: '3', label: 'Giấy tờ pháp lý', value: 'Căn cước công dân số 079185001234, cấp ngày 05/06/2021' },
          { kind: 'line', item: '4', label: 'Tên bằng tiếng nước ngoài' },
        ],
      },
      {
        title: 'Hộ kinh doanh',
        parts: [
          { kind: 'line', item: '5', label: 'Tên hộ kinh doanh', value: 'HỘ KINH DOANH MINH HẠNH' },
          {
            kind: 'table',
            item: '6',
            label: 'Ngành, nghề kinh doanh',
            columns: [{ label: 'STT', width: 14, align: 'center' }, { label: 'Tên ngành' }, { label: 'Mã ngành', width: 28, align: 'center' }],
            rows: [
              ['1', 'Bán lẻ hàng may mặc trong các cửa hàng chuyên doanh', '4771'],
              ['2', 'May trang phục (trừ trang phục từ da lông thú)', '1410'],
            ],
          },
          { kind: 'line', item: '7', label: 'Vốn kinh doanh', value: '150.000.000 đồng (một trăm năm mươi triệu đồng)' },
          { kind: 'blocks', item: '8', label: 'Thành viên', rows: [{ title: 'Thành viên 1', lines: [{ kind: 'line', label: 'Họ và tên', value: 'Trần Văn Dũng' }] }] },
          { kind: 'statement', text: 'Tôi chịu trách nhiệm trước pháp luật.', agreed: true },
        ],
      },
    ],
    enclosed: [{ name: 'Biên bản họp thành viên hộ gia đình', form: 'copy', copies: 1 }],
    signature: { role: 'CHỦ HỘ KINH DOANH', name: 'Nguyễn Thị Minh Hạnh' },
    submittedAt: '2026-11-24T07:20:00.000Z',
    ...change,
  };
}

export function aBlankForm(change: Partial<BlankForm> = {}): BlankForm {
  return {
    title: 'Đơn đề nghị cấp bản sao trích lục hộ tịch',
    official: 'Mẫu 04/2020/TT-BTP',
    sections: [
      {
        title: 'Người yêu cầu',
        parts: [
          { kind: 'line', item: '1', label: 'Họ, chữ đệm, tên' },
          { kind: 'line', item: '2', label: 'Nơi cư trú', lines: 1 },
          { kind: 'line', label: 'Ngày sinh', gaps: 'ngày ....... tháng ....... năm ..............' },
          { kind: 'boxes', item: '3', label: 'Giới tính', choices: ['Nam', 'Nữ', 'Khác'] },
          { kind: 'boxes', label: 'Giấy tờ nào?', choices: ['Thẻ căn cước hoặc thẻ căn cước công dân', 'Hộ chiếu'] },
          { kind: 'condition', words: 'Nếu chọn “Hộ chiếu”', parts: [{ kind: 'line', label: 'Số hộ chiếu' }] },
        ],
      },
      {
        title: 'Bản sao',
        condition: 'nếu câu “Xin bản sao?” trả lời “Có”',
        parts: [
          { kind: 'line', label: 'Lệ phí', unit: 'đồng' },
          { kind: 'table', label: 'Các bản sao', columns: [{ label: 'STT', width: 14, align: 'center' }, { label: 'Loại' }, { label: 'Trích lục?', width: 24, choices: ['Có', 'Không'] }], rows: 3, goesOn: true, notes: ['Loại: ghi một trong các giá trị: khai sinh; kết hôn.'] },
          { kind: 'copies', label: 'Người nhận', row: 'Người', count: 2, parts: [{ kind: 'line', label: 'Họ tên người nhận' }] },
          { kind: 'statement', text: 'Tôi cam đoan lời khai là đúng sự thật.' },
        ],
      },
    ],
    enclosed: [
      { name: 'Giấy tờ tùy thân', form: 'copy', copies: 1 },
      { name: 'Văn bản ủy quyền', form: 'certified-copy', copies: 2, condition: 'nếu có' },
    ],
    effectiveFrom: '2026-01-01T00:00:00.000Z',
    ...change,
  };
}
