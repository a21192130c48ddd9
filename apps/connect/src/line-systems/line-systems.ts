import { FeedDefinition } from '@motcua/contracts/feeds-api';
import type { z } from 'zod';

type Written = z.input<typeof FeedDefinition>;
type States = Written['states'];

/** What stands before each of a system's fields, and how it writes dates. */
interface LineSystem {
  readonly id: string;
  readonly agency: readonly [code: string, vi: string, en: string];
  readonly name: readonly [vi: string, en: string];
  readonly procedure: readonly [id: string, vi: string, en: string];
  readonly road: Written['road'];
  readonly format: Written['format'];
  readonly code: string;
  readonly dates: Written['dates']['formats'];
  readonly columns: Written['columns'];
  readonly states: keyof typeof vocabularies;
  readonly encoding?: Written['encoding'];
}

/** Four ways in which systems speak of one course: received, in processing, asked for more, done, returned. */
export const vocabularies = {
  plain: { 'Tiếp nhận': { state: 'received' }, 'Đang xử lý': { state: 'in-processing' }, 'Yêu cầu bổ sung': { state: 'supplement-requested' }, 'Hoàn thành': { state: 'completed' }, 'Đã trả kết quả': { state: 'returned' } },
  coded: { '01': { state: 'received' }, '02': { state: 'in-processing' }, '03': { state: 'supplement-requested' }, '08': { state: 'completed' }, '09': { state: 'returned' } },
  english: { RECEIVED: { state: 'received' }, PROCESSING: { state: 'in-processing' }, PENDING_DOCS: { state: 'supplement-requested' }, APPROVED: { state: 'completed' }, DELIVERED: { state: 'returned' } },
  office: { 'Nhập sổ': { state: 'received' }, 'Chuyển thụ lý': { state: 'in-processing', says: { vi: 'Chuyên viên đang thụ lý', en: 'An officer is working on it' } }, 'Trả bổ sung': { state: 'supplement-requested' }, 'Đã ký': { state: 'completed' }, 'Đã giao dân': { state: 'returned' } },
} as const satisfies Record<string, States>;

const sheet = (code: string, status: string, at: string): Written['columns'] => ({ code, status, at, digits: ['Điện thoại'] });
const json = (code: string, status: string, at: string): Written['columns'] => ({ code, status, at, digits: ['nguoiNop.dienThoai'] });
const district = (number: string, vi: string, en: string) => [`000.12.${number}.H29`, `Ủy ban nhân dân ${vi}`, `People’s Committee of ${en}`] as const;
const land = ['land-certificate', 'Cấp giấy chứng nhận quyền sử dụng đất', 'Land use certificate'] as const;
const building = ['house-permit', 'Cấp giấy phép xây dựng nhà ở', 'House building permit'] as const;
const business = ['business-registration-household', 'Đăng ký hộ kinh doanh', 'Household business registration'] as const;

/** The city's 17 line systems (plan 72/2008/QĐ-UBND tells of so many), no two alike. Numbers and systems are made up for the demonstration. */
export const lineSystems: readonly LineSystem[] = [
  { id: 'dat-dai-quan-1', agency: district('22', 'quận 1', 'District 1'), name: ['Đất đai quận 1', 'Land, District 1'], procedure: land, road: 'push', format: 'json', code: 'Q1-{yyyy}-{seq}', dates: ['iso'], columns: json('ma', 'trangThai', 'luc'), states: 'plain' },
  { id: 'dat-dai-quan-2', agency: district('23', 'quận 2', 'District 2'), name: ['Đất đai quận 2', 'Land, District 2'], procedure: land, road: 'push', format: 'json', code: '{seq}/{yyyy}/DD', dates: ['epoch-s'], columns: json('hoSo.so', 'hoSo.tt', 'hoSo.ngay'), states: 'coded' },
  { id: 'dat-dai-quan-3', agency: district('24', 'quận 3', 'District 3'), name: ['Địa chính quận 3', 'Cadastre, District 3'], procedure: land, road: 'drop', format: 'csv', code: 'Q3.{yyyy}.{seq}', dates: ['dd/mm/yyyy hh:mm'], columns: sheet('Mã hồ sơ', 'Trạng thái', 'Thời điểm'), states: 'office' },
  { id: 'dat-dai-quan-4', agency: district('25', 'quận 4', 'District 4'), name: ['Địa chính quận 4', 'Cadastre, District 4'], procedure: land, road: 'drop', format: 'xlsx', code: 'DC{yy}-{seq}', dates: ['dd/mm/yyyy hh:mm'], columns: sheet('Số hồ sơ', 'Tình trạng', 'Ngày cập nhật'), states: 'plain' },
  { id: 'xay-dung-quan-5', agency: district('26', 'quận 5', 'District 5'), name: ['Xây dựng quận 5', 'Construction, District 5'], procedure: building, road: 'pull', format: 'json', code: 'XD-{yyyy}-{seq}', dates: ['iso'], columns: json('code', 'status', 'updated_at'), states: 'english' },
  { id: 'xay-dung-quan-6', agency: district('27', 'quận 6', 'District 6'), name: ['Xây dựng quận 6', 'Construction, District 6'], procedure: building, road: 'topic', format: 'json', code: 'GPXD/{yyyy}/{seq}', dates: ['epoch-ms'], columns: json('SO_HS', 'TRANG_THAI', 'TS'), states: 'coded' },
  { id: 'xay-dung-quan-7', agency: district('28', 'quận 7', 'District 7'), name: ['Cấp phép quận 7', 'Permits, District 7'], procedure: building, road: 'push', format: 'json', code: '{yyyy}{mm}{dd}-{seq}', dates: ['yyyy-mm-dd hh:mm'], columns: json('id', 'state', 'at'), states: 'english' },
  { id: 'kinh-doanh-quan-8', agency: district('29', 'quận 8', 'District 8'), name: ['Hộ kinh doanh quận 8', 'Household businesses, District 8'], procedure: business, road: 'drop', format: 'csv', encoding: 'windows-1258', code: '41H8-{yyyy}-{seq}', dates: ['dd/mm/yyyy hh:mm'], columns: { ...sheet('MaHS', 'TT', 'Ngay'), digits: ['Dien thoai'] }, states: 'coded' },
  { id: 'kinh-doanh-quan-9', agency: district('30', 'quận 9', 'District 9'), name: ['Hộ kinh doanh quận 9', 'Household businesses, District 9'], procedure: business, road: 'drop', format: 'csv', code: 'HKD{yyyy}/{seq}', dates: ['dd/mm/yyyy hh:mm'], columns: { ...sheet('Mã', 'Kết quả', 'Lúc'), key: 'STT' }, states: 'office' },
  { id: 'kinh-doanh-quan-10', agency: district('31', 'quận 10', 'District 10'), name: ['Hộ kinh doanh quận 10', 'Household businesses, District 10'], procedure: business, road: 'pull', format: 'json', code: 'KD10-{yyyy}-{seq}', dates: ['dd/mm/yyyy hh:mm'], columns: json('maHoSo', 'tinhTrang', 'ngayGio'), states: 'plain' },
  { id: 'kinh-doanh-quan-11', agency: district('32', 'quận 11', 'District 11'), name: ['Hộ kinh doanh quận 11', 'Household businesses, District 11'], procedure: business, road: 'push', format: 'json', code: 'Q11.{seq}.{yyyy}', dates: ['iso'], columns: json('so', 'tt', 'luc'), states: 'coded' },
  { id: 'dat-dai-quan-12', agency: district('33', 'quận 12', 'District 12'), name: ['Đất đai quận 12', 'Land, District 12'], procedure: land, road: 'topic', format: 'json', code: 'Q12-{yyyy}-{seq}', dates: ['iso'], columns: json('after.ma_hs', 'after.trang_thai', 'after.cap_nhat'), states: 'plain' },
  { id: 'so-tu-phap', agency: ['000.12.02.H29', 'Sở Tư pháp Thành phố Hồ Chí Minh', 'Department of Justice of Ho Chi Minh City'], name: ['Lý lịch tư pháp', 'Criminal records'], procedure: ['criminal-record', 'Cấp phiếu lý lịch tư pháp', 'Criminal record certificate'], road: 'push', format: 'json', code: 'LLTP-{yy}-{seq}', dates: ['iso'], columns: json('phieu.ma', 'phieu.trangThai', 'phieu.luc'), states: 'plain' },
  { id: 'so-noi-vu', agency: ['000.12.01.H29', 'Sở Nội vụ Thành phố Hồ Chí Minh', 'Department of Home Affairs of Ho Chi Minh City'], name: ['Thi đua khen thưởng', 'Awards'], procedure: ['award', 'Đề nghị khen thưởng', 'Proposal for an award'], road: 'drop', format: 'xlsx', code: 'KT/{yyyy}/{seq}', dates: ['dd/mm/yyyy hh:mm'], columns: sheet('Mã', 'Trạng thái', 'Ngày giờ'), states: 'office' },
  { id: 'dat-dai-binh-thanh', agency: district('35', 'quận Bình Thạnh', 'Bình Thạnh District'), name: ['Đất đai Bình Thạnh', 'Land, Bình Thạnh'], procedure: land, road: 'pull', format: 'json', code: 'BT-{yyyy}-{seq}', dates: ['epoch-s'], columns: json('ref', 'st', 'ts'), states: 'english' },
  { id: 'xay-dung-go-vap', agency: district('36', 'quận Gò Vấp', 'Gò Vấp District'), name: ['Xây dựng Gò Vấp', 'Construction, Gò Vấp'], procedure: building, road: 'topic', format: 'json', code: 'GV{seq}-{yyyy}', dates: ['yyyy-mm-dd hh:mm'], columns: json('ma', 'tt', 'luc'), states: 'office' },
  { id: 'kinh-doanh-phu-nhuan', agency: district('37', 'quận Phú Nhuận', 'Phú Nhuận District'), name: ['Hộ kinh doanh Phú Nhuận', 'Household businesses, Phú Nhuận'], procedure: business, road: 'push', format: 'json', code: 'PN/{seq}/{yyyy}', dates: ['dd/mm/yyyy hh:mm'], columns: json('maSo', 'tinhTrang', 'thoiGian'), states: 'plain' },
];

const both = ([vi, en]: readonly [string, string]) => ({ vi, en });

/** The feed that reads it. @param api where its API stands, of those that are fetched from */
export function definitionOf({ agency: [code, ...agency], procedure: [procedure, ...name], states, dates, ...system }: LineSystem, api = 'http://127.0.0.1:9'): FeedDefinition {
  const { road } = system;
  return FeedDefinition.parse({
    ...system,
    name: both(system.name),
    agency: { code, name: both(agency) },
    procedure: { id: procedure, name: both(name) },
    series: 11,
    states: vocabularies[states],
    dates: { formats: dates, offset: '+07:00' },
    expectEveryMinutes: 1_440,
    contradictions: { sameInstant: 'further', afterEnd: 'end-holds' },
    ...(road === 'pull' ? { pull: { url: `${api}/${system.id}`, rows: 'data.items', next: 'data.next', parameter: 'tu', everySeconds: 1 } } : {}),
    ...(road === 'topic' ? { topic: `line.${system.id}` } : {}),
  });
}

export type { LineSystem };
