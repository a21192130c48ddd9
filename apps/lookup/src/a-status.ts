import { statusChanged, type StatusData } from '@motcua/contracts/events';
import { factorOf } from '@motcua/auth/second-factor';
import { testSecret } from '@motcua/testing/stack';

export const firstId = '7c1e0c6a-0000-4000-8000-000000000001';

interface Wanted {
  version?: number;
  state?: string;
  id?: string;
  reference?: string;
  lookupNumber?: string;
  last4?: string;
}

/** A status event as eforms and one-stop publish it. */
export function aStatusEvent(wanted: Wanted = {}): { data: StatusData } & Record<string, unknown> {
  const { version = 1, state = 'submitted', id = firstId, reference = '000.12.35.H29-261123-0001', lookupNumber = '42071635', last4 = '2789' } = wanted;
  const status = {
    id,
    reference,
    lookupNumber,
    version,
    state,
    procedure: { id: 'business-registration-household', version: 1, name: { vi: 'Đăng ký hộ kinh doanh', en: 'Household business registration' } },
    agency: { code: '000.12.35.H29', name: { vi: 'Ủy ban nhân dân quận Bình Thạnh', en: "People's Committee of Bình Thạnh District" } },
    submittedAt: '2026-11-23T03:00:00Z',
    paused: false,
    timeline: [{ state: 'submitted', at: '2026-11-23T03:00:00Z' }],
    changedAt: '2026-11-23T03:00:00Z',
  } as StatusData['status'];
  return {
    specversion: '1.0',
    id: `${id}-${version}`,
    source: '/one-stop',
    type: statusChanged.type,
    subject: id,
    time: '2026-11-23T03:00:00Z',
    datacontenttype: 'application/json',
    data: { status, factors: [factorOf(testSecret, id, last4)] },
  };
}
