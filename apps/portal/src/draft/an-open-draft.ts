import { Draft } from '@motcua/contracts/eforms-api';
import { Procedure } from '@motcua/contracts/procedure';
import { everyField, goodAnswers, somePapers, someUnits, today } from '@motcua/forms/a-form';
import { compileForm } from '@motcua/forms/compile';
import type { OpenDraft } from './offer.ts';

const both = (vi: string, en: string) => ({ vi, en });

/** A procedure whose form has every type of field. */
export const aProcedure = Procedure.parse({
  id: 'open-a-shop', version: 1, code: '9.000001', name: both('Mở cửa hàng', 'Open a shop'), summary: both('Dành cho mọi người.', 'For everybody.'),
  field: { id: 'trade', name: both('Thương mại', 'Trade') }, groups: [], lifeEvents: ['start-a-business'], level: 4, unit: 'district', audience: ['citizen'],
  minutes: 5, papers: somePapers,
  steps: [{ id: 'reception', name: both('Tiếp nhận', 'Reception'), role: 'receptionist', share: 10 }, { id: 'examination', name: both('Thẩm định', 'Examination'), role: 'specialist', share: 90 }],
  term: { amount: 3, unit: 'working-day', counting: 'whole-days', afterSupplement: 'restart' },
  fee: { amount: 100_000, online: 50_000, payable: 'on-receipt' }, legalBasis: [], result: both('Giấy chứng nhận', 'Certificate'), limits: {}, form: everyField, effectiveFrom: '2020-01-01',
});

export function anOpenDraft(changes: Partial<Draft> = {}): OpenDraft {
  const draft = Draft.parse({
    id: '3f0e8f3c-6f0a-4c43-9a55-0d3f1b1f5a11', version: 7, procedure: { id: aProcedure.id, version: 1, name: aProcedure.name },
    agency: { code: '000.12.35.H29', name: both('UBND quận Bình Thạnh', 'Binh Thanh District') }, answers: goodAnswers(), papers: {}, attachments: [], visited: [],
    savedAt: '2026-11-22T03:32:00Z', expiresAt: '2026-12-22T03:32:00Z', ...changes,
  });
  return { draft, procedure: aProcedure, agency: undefined, form: compileForm(everyField, { units: someUnits, procedure: aProcedure }), circumstances: { today, area: '765' } };
}
