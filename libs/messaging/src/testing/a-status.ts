import { statusChanged, submissionMade } from '@motcua/contracts/events';
import { randomUUID } from 'node:crypto';
import { newEntry, type OutboxEntry } from '../event.ts';

export const at = '2026-11-23T03:00:00.000Z';

/** The status of a dossier at some version, on its way to look-up. */
export const aStatus = (id: string = randomUUID(), version = 1): OutboxEntry =>
  newEntry(statusChanged, {
    source: '/motcua/one-stop',
    subject: id,
    time: at,
    id: `${id}/${version}`,
    data: {
      status: {
        id,
        reference: 'H26-000001',
        lookupNumber: '2600001',
        version,
        state: 'received',
        procedure: { id: 'household-business', version: 1, name: { vi: 'Đăng ký hộ kinh doanh', en: 'Household business registration' } },
        agency: { code: '000.12.35.H29', name: { vi: 'UBND quận', en: 'District office' } },
        submittedAt: at,
        timeline: [{ state: 'submitted', at }],
        changedAt: at,
      },
      factors: [],
    },
  });

export const aSubmission = (id: string = randomUUID()): OutboxEntry =>
  newEntry(submissionMade, {
    source: '/motcua/eforms',
    subject: id,
    time: at,
    data: {
      reference: 'H26-000001',
      lookupNumber: '2600001',
      version: 1,
      procedure: { id: 'household-business', version: 1 },
      agency: '000.12.35.H29',
      channel: 'online',
      submittedAt: at,
    },
  });
