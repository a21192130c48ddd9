import { describe, expect, it } from '@jest/globals';
import type { OwnAccessLine } from '@motcua/contracts/access-log-api';
import { aDossier } from '../dossier/a-dossier.ts';
import { dossierPage } from '../dossier/dossier.page.tsx';
import { aVisit } from '../frame/a-visit.ts';
import { accessPage } from './access.page.tsx';
import { byDay } from './by-day.ts';

const { id } = aDossier('received').status;
const unit = { vi: 'UBND quận Bình Thạnh', en: 'Bình Thạnh District' };
const aLook = (at: string, changes: Partial<OwnAccessLine> = {}): OwnAccessLine => ({ at, what: 'read', unit, role: 'specialist', ...changes });

describe('who has seen my dossier', () => {
  it('is told day by day, the newest first, as days are in Vietnam', () => {
    // 17:30 UTC is half past midnight of the next day there.
    const days = byDay([aLook('2026-11-24T17:30:00.000Z'), aLook('2026-11-24T02:00:00.000Z')]);
    expect(days.map(({ on, looks }) => [on, looks.length])).toEqual([['2026-11-25', 1], ['2026-11-24', 1]]);
  });

  it('is one line however often the same kind of official looked that day', () => {
    const [day] = byDay([aLook('2026-11-24T05:00:00.000Z'), aLook('2026-11-24T04:00:00.000Z', { role: 'head' }), aLook('2026-11-24T02:00:00.000Z')]);
    expect(day?.looks.map(({ role, at }) => [role, at.length])).toEqual([['specialist', 2], ['head', 1]]);
  });

  it('says when, what, unit and role, and whom to ask', () => {
    const html = accessPage(aVisit(), { id, page: { lines: [aLook('2026-11-24T05:00:00.000Z'), aLook('2026-11-24T02:00:00.000Z'), aLook('2026-11-23T02:00:00.000Z', { what: 'read-paper', role: 'auditor' })], next: 'more' } });
    for (const words of ['Thứ Ba, 24/11/2026', '2 lần, từ 09:00 đến 12:00', 'Xem hồ sơ', 'Chuyên viên · UBND quận Bình Thạnh', 'Xem hoặc in giấy tờ', 'Cán bộ · UBND', '1022', `/ho-so/${id}/ai-da-xem?tiep=more`]) expect(html).toContain(words);
  });

  it('says so when nobody has', () => {
    expect(accessPage(aVisit(), { id, page: { lines: [] } })).toContain('Chưa có cán bộ nào');
  });

  it('is led to from the dossier', () => {
    expect(dossierPage(aVisit(), { dossier: aDossier('received') })).toContain(`href="/ho-so/${id}/ai-da-xem"`);
  });
});
