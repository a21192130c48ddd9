import { lookupNumberOf } from '@motcua/domain/reference/lookup-number';
import { formatReference } from '@motcua/domain/reference/reference';

export const idOf = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const referenceOf = (n) => formatReference({ agency: '000.12.35.H29', on: '2026-11-23', sequence: n + 1 });
export const digits = '2789';

/** The n-th public status, as eforms publishes it. */
export function statusOf(n) {
  const at = '2026-11-23T03:00:00.000Z';
  return {
    id: idOf(n),
    reference: referenceOf(n),
    lookupNumber: lookupNumberOf(n),
    version: 1,
    state: 'submitted',
    procedure: { id: 'business-registration-household', version: 1, name: { vi: 'Đăng ký hộ kinh doanh', en: 'Household business registration' } },
    agency: { code: '000.12.35.H29', name: { vi: 'Ủy ban nhân dân quận Bình Thạnh', en: "People's Committee of Bình Thạnh District" } },
    submittedAt: at,
    answerDueAt: '2026-11-24T03:00:00.000Z',
    paused: false,
    timeline: [{ state: 'submitted', at }],
    changedAt: at,
  };
}
