import { agencyCode } from '../reference/agency-code.ts';
import type { Feed, KeptRow } from './feed.ts';

/** Land office of Bình Thạnh, as its own system tells statuses. */
export function aFeed(changes: Partial<Feed> = {}): Feed {
  return {
    id: 'dat-dai-binh-thanh',
    version: 1,
    name: { vi: 'Phần mềm đất đai Bình Thạnh', en: 'Land system of Bình Thạnh' },
    agency: { code: agencyCode('000.12.35.H29'), name: { vi: 'Ủy ban nhân dân quận Bình Thạnh', en: 'People’s Committee of Bình Thạnh District' } },
    procedure: { id: 'land-certificate', name: { vi: 'Cấp giấy chứng nhận quyền sử dụng đất', en: 'Land use certificate' } },
    road: 'push',
    format: 'json',
    series: 11,
    columns: { code: 'ma', status: 'trangThai', at: 'luc', submittedAt: 'nop', dueAt: 'hen', digits: ['dienThoai'] },
    code: 'BT-{yyyy}-{seq}',
    states: {
      'Mới nhận': { state: 'received' },
      'Đang thẩm định': { state: 'in-processing', says: { vi: 'Đang thẩm định hồ sơ địa chính', en: 'Cadastral check' } },
      'Chờ bổ sung': { state: 'supplement-requested' },
      'Đã ký': { state: 'completed' },
      'Đã trả': { state: 'returned' },
      'Không nhận': { state: 'refused' },
    },
    dates: { formats: ['iso', 'dd/mm/yyyy hh:mm', 'dd/mm/yyyy'], offset: '+07:00' },
    expectEveryMinutes: 1440,
    toleranceMinutes: 10,
    contradictions: { sameInstant: 'further', afterEnd: 'end-holds' },
    ...changes,
  };
}

/** A row as it is kept, received after all that specs tell. */
export function aRow(trangThai: string, luc: string, { id = `${trangThai} ${luc}`, receivedAt = '2026-12-31T00:00:00Z', factors = [] as string[], ...values }: { id?: string; receivedAt?: string; factors?: string[]; ma?: string; nop?: string; hen?: string; so?: string } = {}): KeptRow {
  return { id, receivedAt, factors, values: { ma: 'BT-2026-42', trangThai, luc, ...values } };
}
