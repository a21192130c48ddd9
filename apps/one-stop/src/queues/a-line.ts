import type { DeskLine } from './desk-line.ts';

/** A dossier at a specialist's step, at the agency that answers for it. */
export function aLine(changes: Partial<DeskLine> = {}): DeskLine {
  return {
    id: 'a-dossier', version: 1, agency: 'home', home: 'home', role: 'specialist', assignee: null, open: true, confidential: false,
    state: 'in-processing', procedure: 'shop-sign', step: 'appraisal', channel: 'online',
    dueAt: '2026-11-26T10:00:00.000Z', dueOn: '2026-11-26', soonAt: '2026-11-26T03:00:00.000Z', order: '2026-11-26T10:00:00.000Z',
    since: '2026-11-23T02:00:00.000Z', changedAt: '2026-11-23T02:00:00.000Z', suspended: false, signable: false, apology: false, asked: [],
    submittedAt: '2026-11-23T02:00:00.000Z', words: ['nguyen', 'thi', 'minh', 'hanh'], finders: ['home'],
    ...changes,
  };
}
