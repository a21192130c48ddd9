import { describe, expect, it } from '@jest/globals';
import type { Agency } from '@motcua/contracts/agency';
import { offeredBy, withAgency } from './agency-choice.ts';

const agency = (code: string, vi: string, closed = false): Agency => ({
  code, kind: 'district', name: { vi, en: vi }, letterhead: [vi], place: { vi: 'TP', en: 'City' }, address: { vi: '1', en: '1' }, phone: '1022', calendar: 'city', version: 1,
  ...(closed ? { closed: { on: '2026-01-01', reason: { vi: 'Sáp nhập', en: 'Merged' } } } : {}),
});
const wards = Array.from({ length: 20 }, (_, n) => agency(`000.${30 + n}.22.H29`, `Ủy ban nhân dân phường ${n + 1}, Quận 1`));
const all = [...wards, agency('000.12.22.H29', 'Ủy ban nhân dân Quận 1'), agency('000.12.31.H29', 'Ủy ban nhân dân quận Gò Vấp'), agency('000.12.99.H29', 'Ủy ban nhân dân quận Thủ Thiêm, số 1', true)];
const meant = (typed: Record<string, string>) => withAgency('consult', typed, all)['to'];

describe('an agency that is typed', () => {
  it.each([
    ['by its whole name, however many lie below it', { agency: 'Uy ban nhan dan quan 1' }, '000.12.22.H29'],
    ['by a part that one alone has', { agency: 'go vap' }, '000.12.31.H29'],
    ['by its code', { agency: '000.12.22.H29' }, '000.12.22.H29'],
    ['by less, and chosen among those found', { agency: 'quận 1', to: '000.12.22.H29' }, '000.12.22.H29'],
    ['by less than tells it apart', { agency: 'phường' }, undefined],
    ['that was closed', { agency: 'thủ thiêm' }, undefined],
    ['as nothing', { agency: '' }, undefined],
  ])('%s', (_, typed, code) => {
    expect(meant(typed)).toBe(code);
  });

  it('is offered before what lies below it, and not one’s own', () => {
    const offered = offeredBy({ agency: 'quận 1' }, all).map(({ code }) => code);
    expect([offered[0], offered.length]).toEqual(['000.12.22.H29', 12]);
    expect(offeredBy({ agency: 'gò vấp' }, all, '000.12.31.H29')).toEqual([]);
  });

  it('is looked for by acts that name one alone', () => {
    expect(withAgency('pass-on', { agency: 'gò vấp' }, all)).toEqual({ agency: 'gò vấp' });
  });
});
