import type { DossierRow, DossierView } from '@motcua/contracts/one-stop-api';
import { Procedure } from '@motcua/contracts/procedure';
import { readFileSync } from 'node:fs';
import type { ActPage } from './acts/act-page.ts';
import type { OfficeVisit } from './frame/visit.ts';
import { wordsIn } from './messages.ts';

export const dossierId = '0199f3a2-7b1c-4c1d-8a2b-3c4d5e6f7a8b';

const published = JSON.parse(readFileSync(new URL('../../../libs/contracts/fixtures/procedure.published.v1.json', import.meta.url), 'utf8')) as { data: unknown };
export const aProcedure = Procedure.parse(published.data);

export function aVisit(changes: Partial<OfficeVisit> = {}): OfficeVisit {
  const lang = changes.lang ?? 'vi';
  return {
    lang,
    t: wordsIn(lang),
    here: '/office',
    person: { id: 'specialist-bao', name: 'Lê Quốc Bảo', kind: 'official', roles: ['specialist'], agency: '000.12.35.H29' },
    csrf: 'salt.signature',
    agency: 'Ủy ban nhân dân quận Bình Thạnh',
    ...changes,
  };
}

export function aRow(changes: Partial<DossierRow> = {}): DossierRow {
  return {
    id: dossierId,
    reference: '000.12.35.H29-261124-0042',
    lookupNumber: '42071635',
    version: 3,
    state: 'in-processing',
    procedure: { id: aProcedure.id, name: aProcedure.name },
    applicant: 'Nguyễn Thị Minh Hạnh',
    step: { id: 'appraisal', name: { vi: 'Thẩm định', en: 'Appraisal' } },
    assignee: { id: 'specialist-bao', name: 'Lê Quốc Bảo' },
    channel: 'online',
    submittedAt: '2026-11-24T03:41:00.000Z',
    receivedAt: '2026-11-24T07:20:00.000Z',
    dueAt: '2026-11-27T10:00:00.000Z',
    light: 'on-time',
    minutesLeft: 960,
    ...changes,
  };
}

export function aView(changes: Partial<DossierView> = {}): DossierView {
  const row = aRow();
  return {
    status: {
      id: dossierId,
      reference: row.reference,
      lookupNumber: row.lookupNumber,
      version: 3,
      state: 'in-processing',
      procedure: { id: aProcedure.id, version: 1, name: aProcedure.name },
      agency: { code: '000.12.35.H29', name: { vi: 'Ủy ban nhân dân quận Bình Thạnh', en: 'People’s Committee of Bình Thạnh District' } },
      submittedAt: row.submittedAt,
      receivedAt: '2026-11-24T07:20:00.000Z',
      dueAt: '2026-11-27T10:00:00.000Z',
      paused: false,
      timeline: [],
      changedAt: '2026-11-24T09:05:00.000Z',
    },
    light: 'on-time',
    minutesLeft: 960,
    procedure: { id: aProcedure.id, version: 1, name: aProcedure.name },
    channel: 'online',
    contact: { name: 'Nguyễn Thị Minh Hạnh', email: 'minh.hanh@example.vn', language: 'vi' },
    answers: {},
    papers: {},
    attachments: [],
    steps: [
      { id: 'reception', name: { vi: 'Tiếp nhận', en: 'Reception' }, role: 'receptionist', state: 'done' },
      { id: 'appraisal', name: { vi: 'Thẩm định', en: 'Appraisal' }, role: 'specialist', state: 'current' },
      { id: 'approval', name: { vi: 'Phê duyệt', en: 'Approval' }, role: 'leader', state: 'ahead' },
    ],
    supplements: [],
    trail: [],
    history: [],
    actions: [{ action: 'pass-on', allowed: true }, { action: 'approve', allowed: false, because: { vi: 'Việc này không làm ở bước “Thẩm định”', en: 'Not at the step “Appraisal”' } }],
    ...changes,
  };
}

export function anActPage(changes: Partial<ActPage> = {}): ActPage {
  return {
    act: 'pass-on',
    opened: { version: 3, key: '6c0d0c0e-0000-4000-8000-000000000001' },
    typed: {},
    wrong: [],
    preview: false,
    days: { tomorrow: '2026-11-26', proposed: '2026-12-09' },
    ...changes,
  };
}
