import { FeedDefinition } from '@motcua/contracts/feeds-api';
import type { z } from 'zod';

const both = (vi: string, en: string) => ({ vi, en });

/** Land office of Bình Thạnh, pushing JSON. */
export const aDefinition = (changes: Partial<z.input<typeof FeedDefinition>> = {}): FeedDefinition =>
  FeedDefinition.parse({
    id: 'dat-dai-binh-thanh',
    name: both('Phần mềm đất đai Bình Thạnh', 'Land system of Bình Thạnh'),
    agency: { code: '000.12.35.H29', name: both('Ủy ban nhân dân quận Bình Thạnh', 'People’s Committee of Bình Thạnh District') },
    procedure: { id: 'land-certificate', name: both('Cấp giấy chứng nhận quyền sử dụng đất', 'Land use certificate') },
    road: 'push',
    format: 'json',
    series: 11,
    columns: { code: 'hoSo.ma', status: 'trangThai', at: 'luc', dueAt: 'hen', digits: ['nguoiNop.dienThoai'] },
    code: 'BT-{yyyy}-{seq}',
    states: { 'Mới nhận': { state: 'received' }, 'Đang thẩm định': { state: 'in-processing', says: both('Đang thẩm định địa chính', 'Cadastral check') }, 'Đã ký': { state: 'completed' }, 'Đã trả': { state: 'returned' } },
    dates: { formats: ['iso', 'dd/mm/yyyy hh:mm'], offset: '+07:00' },
    expectEveryMinutes: 60,
    contradictions: { sameInstant: 'further', afterEnd: 'end-holds' },
    ...changes,
  });

/** As that system writes it, with what is nobody's business. */
export const aPushedRow = (trangThai: string, luc: string, ma = 'BT-2026-42') => ({ hoSo: { ma }, trangThai, luc, nguoiNop: { hoTen: 'Nguyễn Thị Hạnh', diaChi: '1 Đinh Tiên Hoàng', dienThoai: '0903512789' } });
