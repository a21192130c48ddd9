import type { WebhookDetail, WebhookHealth } from '@motcua/contracts/webhooks-api';

const both = (vi: string, en: string) => ({ vi, en });
const at = '2026-11-25T02:00:00.000Z';

export const aWebhookHealth = (changes: Partial<WebhookHealth> = {}): WebhookHealth => ({
  id: 'bo-theo-doi',
  version: 2,
  name: both('Hệ thống theo dõi của Bộ', 'Tracking system of the ministry'),
  agency: { code: '000.00.00.G05', name: both('Bộ Kế hoạch và Đầu tư', 'Ministry of Planning and Investment') },
  agencies: 'all',
  procedures: ['household-business', 'business-licence'],
  address: 'https://theo-doi.bo-ke-hoach.example/mot-cua/trang-thai',
  on: true,
  life: 'alive',
  gone: false,
  lastDeliveredAt: at,
  waiting: 2,
  failed: 0,
  delivered: 1_204,
  failuresInRow: 0,
  ...changes,
});

export const aWebhookInTrouble = aWebhookHealth({
  ...{ id: 'ung-dung-cong-dan', name: both('Ứng dụng công dân', 'Citizen app'), agency: { code: '000.00.18.H29', name: both('Sở Thông tin và Truyền thông', 'Department of Information and Communications') } },
  ...{ life: 'trouble', failed: 3, failuresInRow: 7, fault: { code: 'answered', status: 503 }, restsUntil: '2026-11-25T02:05:00.000Z', procedures: 'all', agencies: 'own' },
});

export const aWebhookDetail = (changes: Partial<WebhookHealth> = {}): WebhookDetail => {
  const health = aWebhookHealth(changes);
  const { id, name, agency, address, agencies, procedures } = health;
  return {
    health,
    definition: { id, name, agency, address, agencies, procedures },
    secrets: [{ id: 's-2', createdAt: at }, { id: 's-1', createdAt: at, validUntil: '2026-11-26T02:00:00.000Z' }],
    deliveries: [
      { id: 'msg_1', test: false, code: '000.12.35.H29-261125-100000042', version: 3, state: 'failed', at, tries: 10, fault: { code: 'timeout' } },
      { id: 'msg_2', test: false, code: '000.12.35.H29-261125-100000043', version: 2, state: 'waiting', at, tries: 2, nextAt: '2026-11-25T02:30:00.000Z', fault: { code: 'answered', status: 503 } },
      { id: 'msg_3', test: false, code: '000.12.35.H29-261125-100000044', version: 2, state: 'superseded', at, tries: 1 },
      { id: 'msg_4', test: true, state: 'delivered', at, tries: 1, deliveredAt: at },
    ],
    changes: [{ act: 'secret-made', by: 'admin-ngan', at: '2026-11-25T02:00:01.000Z', version: 2 }, { act: 'switched-off', by: 'partner', at, version: 1 }, { act: 'made', by: 'admin-ngan', at: '2026-11-24T02:00:00.000Z', version: 1 }],
  };
};
