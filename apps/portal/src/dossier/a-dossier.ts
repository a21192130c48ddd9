import { DossierView } from '@motcua/contracts/one-stop-api';
import { goodAnswers } from '@motcua/forms/a-form';
import { aProcedure } from '../draft/an-open-draft.ts';

const procedure = { id: aProcedure.id, version: aProcedure.version, name: aProcedure.name };
const agency = { code: '000.12.35.H29', name: { vi: 'UBND quận Bình Thạnh', en: 'Binh Thanh District' } };

/** A file that was handed in for the minutes. */
export const minutes = { id: '0b6f2a4e-5f6e-4a51-9c55-6f0a8e1c2d33', name: 'biên bản.pdf', size: 4_000, type: 'application/pdf', sha256: 'a'.repeat(64), state: 'clean' as const, uploadedAt: '2026-11-22T03:00:00.000Z' };

/** Of the procedure whose form has every type of field, as its owner sees it. */
export function aDossier(state: DossierView['status']['state'], changes: Partial<DossierView> = {}): DossierView {
  return DossierView.parse({
    status: {
      id: '7d5f6a52-44c5-4d7f-8a32-3f5e8b1c2d10', reference: '000.12.35.H29-261122-0001', lookupNumber: '42071635', version: 3, state, procedure, agency,
      submittedAt: '2026-11-22T03:41:00.000Z', timeline: [{ state: 'submitted', at: '2026-11-22T03:41:00.000Z' }], changedAt: '2026-11-23T03:41:00.000Z',
    },
    light: 'paused', procedure, channel: 'online', contact: { name: 'Nguyễn Thị Minh Hạnh' }, answers: goodAnswers(), papers: { minutes: [minutes.id] }, attachments: [minutes],
    steps: [], supplements: [], history: [], actions: [], ...changes,
  });
}

/** One whose owner was asked for something. */
export const anAskedDossier = (asked: { fields: string[]; papers: string[] }, changes: Partial<DossierView> = {}): DossierView =>
  aDossier('supplement-requested', {
    supplements: [{ message: 'Diện tích ghi khác với bản vẽ.', ...asked, requestedAt: '2026-11-23T03:41:00.000Z', until: '2026-12-10' }],
    actions: [{ action: 'supplement', allowed: true }],
    ...changes,
  });
