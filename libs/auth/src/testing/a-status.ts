import type { PublicStatus } from '@motcua/contracts/dossier';

export const aStatus: PublicStatus = {
  id: '7c1e0c6a-0000-4000-8000-000000000001',
  reference: '000.12.35.H29-261123-0042',
  lookupNumber: '66197954',
  version: 4,
  state: 'in-processing',
  procedure: { id: 'construction-permit-house', version: 1, name: { vi: 'Cấp giấy phép xây dựng nhà ở riêng lẻ', en: 'Building permit for a house' } },
  agency: { code: '000.12.35.H29', name: { vi: 'Ủy ban nhân dân quận Bình Thạnh', en: "People's Committee of Bình Thạnh District" } },
  submittedAt: '2026-11-23T03:00:00Z',
  receivedAt: '2026-11-23T04:00:00Z',
  dueAt: '2026-12-14T10:00:00Z',
  paused: false,
  timeline: [],
  changedAt: '2026-11-24T02:05:00Z',
};
