import type { DraftedProcedure, ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import { Procedure } from '@motcua/contracts/procedure';
import { withChoiceLists } from '@motcua/forms/choice-lists';
import { everyField, somePapers } from '@motcua/forms/a-form';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { aVisit } from '../a-dossier-page.ts';
import type { DraftVisit } from './draft/draft-visit.ts';

const data = new URL('../../../../data/', import.meta.url);
const both = (vi: string, en: string) => ({ vi, en });

/** Every procedure that is shipped, as it would stand in a draft. */
export function shippedProcedures(): Procedure[] {
  const lists = parse(readFileSync(new URL('choice-lists.yaml', data), 'utf8')) as Record<string, unknown>;
  const files = readdirSync(new URL('procedures/', data)).filter((name) => name.endsWith('.yaml'));
  return files.map((name) => Procedure.parse(withChoiceLists(parse(readFileSync(new URL(`procedures/${name}`, data), 'utf8')), lists)));
}

/** A procedure whose form has every type of field. */
export const aShop = Procedure.parse({
  id: 'open-a-shop', version: 1, code: '9.000001', name: both('Mở cửa hàng', 'Open a shop'), summary: both('Dành cho mọi người.', 'For everybody.'),
  field: { id: 'trade', name: both('Thương mại', 'Trade') }, groups: ['P1'], lifeEvents: ['start-a-business'], level: 4, unit: 'district', audience: ['citizen'],
  minutes: 5, papers: somePapers,
  steps: [{ id: 'reception', name: both('Tiếp nhận', 'Reception'), role: 'receptionist', share: 10 }, { id: 'examination', name: both('Thẩm định', 'Examination'), role: 'specialist', share: 80 }, { id: 'return', name: both('Trả kết quả', 'Return'), role: 'receptionist', share: 10 }],
  term: { amount: 3, unit: 'working-day', counting: 'whole-days', afterSupplement: 'restart' },
  fee: { amount: 100_000, online: 50_000, payable: 'on-receipt', exemptions: [both('Hộ nghèo', 'Poor households')] },
  legalBasis: [{ title: both('Luật Thương mại', 'Law on Commerce'), number: '36/2005/QH11', issuedOn: '2005-06-14' }],
  result: both('Giấy chứng nhận', 'Certificate'), limits: {}, form: everyField, effectiveFrom: '2020-01-01',
});

export function aDraft(changes: Partial<DraftedProcedure> = {}): DraftedProcedure {
  return {
    id: '5b7b0d52-6c52-4f37-9d4a-5a0c7f1a2b3c', procedureId: aShop.id, version: 2, serial: 4, basedOn: 1, content: aShop,
    changedAt: '2026-11-25T02:00:00.000Z', changedBy: 'admin-ngan', state: 'draft', ...changes,
  };
}

export function aDraftVisit(changes: Partial<DraftedProcedure> = {}, problems: readonly ProcedureProblem[] = []): DraftVisit {
  const person = { id: 'admin-ngan', name: 'Vũ Thị Ngân', kind: 'official', roles: ['catalogue-admin'], agency: '000.00.00.H29' } as const;
  return { visit: aVisit({ person: { ...person, roles: ['catalogue-admin'] } }), draft: aDraft(changes), problems };
}

export const aProblem = (at: string, vi: string, severity: ProcedureProblem['severity'] = 'blocks'): ProcedureProblem => ({ at, code: 'shape', message: both(vi, vi), severity });
