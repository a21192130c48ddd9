import { aDossierPaper } from './a-receipt-slip.ts';
import type { BlankForm } from './blank-form.ts';
import type { FilledForm } from './filled-form.ts';

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
        rows: [
          { item: '1', label: 'Họ và tên', value: 'NGUYỄN THỊ MINH HẠNH' },
          { item: '2', label: 'Ngày sinh', value: '12/03/1985' },
          { item: '3', label: 'Giấy tờ pháp lý', value: 'Căn cước công dân số 079185001234, cấp ngày 05/06/2021' },
          { item: '4', label: 'Tên bằng tiếng nước ngoài' },
        ],
      },
      {
        title: 'Hộ kinh doanh',
        rows: [
          { item: '5', label: 'Tên hộ kinh doanh', value: 'HỘ KINH DOANH MINH HẠNH' },
          { item: '6', label: 'Vốn kinh doanh', value: '150.000.000 đồng (một trăm năm mươi triệu đồng)' },
        ],
        tables: [
          {
            item: '7',
            caption: 'Ngành, nghề kinh doanh',
            columns: [{ label: 'STT', width: 14, align: 'center' }, { label: 'Tên ngành' }, { label: 'Mã ngành', width: 28, align: 'center' }],
            rows: [
              ['1', 'Bán lẻ hàng may mặc trong các cửa hàng chuyên doanh', '4771'],
              ['2', 'May trang phục (trừ trang phục từ da lông thú)', '1410'],
            ],
          },
        ],
      },
    ],
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
        rows: [
          { item: '1', label: 'Họ, chữ đệm, tên' },
          { item: '2', label: 'Nơi cư trú', lines: 1 },
          { item: '3', label: 'Giới tính', choices: ['Nam', 'Nữ', 'Khác'] },
        ],
        tables: [{ caption: 'Giấy tờ kèm theo', columns: [{ label: 'STT', width: 14, align: 'center' }, { label: 'Tên giấy tờ' }, { label: 'Số bản', width: 20 }], rows: 4 }],
      },
    ],
    effectiveFrom: '2026-01-01T00:00:00.000Z',
    ...change,
  };
}
