import { FeedDetail, type FeedHealth } from '@motcua/contracts/feeds-api';

const both = (vi: string, en: string) => ({ vi, en });

export const aHealth = (changes: Partial<FeedHealth> = {}): FeedHealth => ({
  id: 'dat-dai-binh-thanh',
  version: 3,
  name: both('Phần mềm đất đai Bình Thạnh', 'Land system of Bình Thạnh'),
  agency: { code: '000.12.35.H29', name: both('Ủy ban nhân dân quận Bình Thạnh', 'People’s Committee of Bình Thạnh District') },
  procedure: { id: 'land-certificate', name: both('Cấp giấy chứng nhận quyền sử dụng đất', 'Land use certificate') },
  road: 'push',
  format: 'json',
  life: 'alive',
  lastRowAt: '2026-11-25T01:00:00.000Z',
  lagSeconds: 420,
  dossiers: 1_204,
  contradictions: 1,
  counts: { first: 1_204, newer: 2_400, refused: 3 },
  ...changes,
});

export const aSilentFeed = aHealth({ id: 'kinh-doanh', name: both('Đăng ký kinh doanh', 'Business registry'), agency: { code: '000.00.18.H29', name: both('Sở Kế hoạch và Đầu tư', 'Department of Planning and Investment') }, life: 'silent', road: 'drop', format: 'xlsx', trouble: 'Dòng tiêu đề thiếu cột “Mã”.' });

export const aDetail = (changes: Partial<FeedHealth> = {}): FeedDetail => ({
  health: aHealth(changes),
  definition: FeedDetail.shape.definition.parse({
    ...{ id: 'dat-dai-binh-thanh', name: aHealth().name, agency: aHealth().agency, procedure: aHealth().procedure, road: 'push', format: 'json', series: 11, code: 'BT-{yyyy}-{seq}', expectEveryMinutes: 60 },
    columns: { code: 'ma', status: 'trangThai', at: 'luc', digits: ['dienThoai'] },
    states: { 'Mới nhận': { state: 'received' }, 'Đang thẩm định': { state: 'in-processing', says: both('Đang thẩm định địa chính', 'Cadastral check') } },
    dates: { formats: ['iso'], offset: '+07:00' },
    contradictions: { sameInstant: 'further', afterEnd: 'end-holds' },
  }),
  keys: [],
  refused: [{ row: 'dat-dai-binh-thanh:1', receivedAt: '2026-11-25T01:00:00.000Z', fate: 'refused', from: 'ngay-25.csv:17', problems: [{ code: 'status-unknown', column: 'trangThai', message: both('Trạng thái “Đang bay” ở cột “trangThai” chưa có trong bảng chuyển đổi.', 'The status “Đang bay” in “trangThai” is not in the mapping table.') }], values: { ma: 'BT-2026-42', trangThai: 'Đang bay', luc: '25/11/2026 08:00' } }],
  contradictions: [{ reference: '000.12.35.H29-260101-110000060', code: 'BT-2026-60', kind: 'after-end', taken: { state: 'returned', at: '2026-11-25T01:00:00.000Z' }, left: { state: 'in-processing', at: '2026-11-25T02:00:00.000Z' } }],
});
