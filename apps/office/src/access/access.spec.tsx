import { describe, expect, it } from '@jest/globals';
import { lookedAt, type AccessLine, type AccessPage, type AccessQuery } from '@motcua/contracts/access-log-api';
import { aProcedure, aView, aVisit, dossierId } from '../a-dossier-page.ts';
import { dossierPage } from '../dossier/dossier.page.tsx';
import { accessPage } from './access.page.tsx';

const unit = { vi: 'UBND quận Bình Thạnh', en: 'Bình Thạnh District' };
const who = { id: 'official-1', kind: 'official' as const, name: 'Phạm Thu Trang', unit, roles: ['receptionist'], owner: false, forOwner: false };
const aLine = (changes: Partial<AccessLine> = {}): AccessLine => ({ at: '2026-11-24T01:30:00.000Z', what: 'read', kind: 'read', outcome: 'done', who, version: 3, entry: 'chain/0000000001', ...changes });
const page = (lines: readonly AccessLine[], { query = {}, ...changes }: Partial<AccessPage> & { query?: AccessQuery; lang?: 'vi' | 'en' } = {}) =>
  accessPage(aVisit({ lang: changes.lang ?? 'vi' }), { id: dossierId, query, page: { reference: '000.12.35.H29-261124-0042', lines: [...lines], mayExport: changes.mayExport ?? false, ...(changes.next ? { next: changes.next } : {}) } });

describe('the access log of a dossier', () => {
  it('tells who did what, when, as what and from where', () => {
    const html = page([aLine()]);
    for (const words of ['08:30 24/11/2026', 'Phạm Thu Trang', 'Tiếp nhận và trả kết quả', 'UBND quận Bình Thạnh', 'Đã xem hồ sơ', 'phiên bản 3']) expect(html).toContain(words);
    expect(html).toContain(`href="/office/ho-so/${dossierId}/nhat-ky?by=official-1"`);
    expect(page([aLine()], { lang: 'en' })).toContain('Access log');
  });

  it('names moves, attempts, the applicant and the system as such', () => {
    const owner = { ...who, id: 'citizen-1', kind: 'citizen' as const, roles: [], owner: true };
    const html = page([aLine({ kind: 'write', what: 'receive', entry: 'a/2' }), aLine({ outcome: 'refused', entry: 'a/3' }), aLine({ who: owner, entry: 'a/4' }), aLine({ who: { ...owner, kind: 'service', owner: false }, what: 'read-contact', entry: 'a/5' }), aLine({ who: { ...who, forOwner: true }, kind: 'write', what: 'withdraw', entry: 'a/6' })]);
    for (const words of ['Được tiếp nhận', 'bị từ chối', 'Người nộp hồ sơ', 'Hệ thống', 'Lấy địa chỉ', 'thay cho người nộp']) expect(html).toContain(words);
  });

  it.each(lookedAt.filter((what) => what !== 'read'))('has words of its own for %s', (what) => {
    expect(page([aLine({ what })])).not.toMatch(/Cập nhật hồ sơ|Đã xem hồ sơ/);
  });

  it('calls a look that it has no words for a look', () => {
    expect(page([aLine({ what: 'read-something-new' })])).toContain('Đã xem hồ sơ');
  });

  it('keeps how it was narrowed down, also in the sheet, which inspectors alone are offered', () => {
    const query = { kind: 'reads' as const, from: '2026-11-20' };
    const html = page([aLine()], { query, mayExport: true, next: 'more' });
    expect(html).toContain(`/nhat-ky.csv?kind=reads&amp;from=2026-11-20`);
    expect(html).toContain('nhat-ky?kind=reads&amp;from=2026-11-20&amp;cursor=more');
    expect(html).toMatch(/<option value="reads" selected/);
    expect(page([aLine()])).not.toContain('.csv');
  });

  it('is led to from the dossier for those who may read it', () => {
    const desk = (roles: string[]) => dossierPage(aVisit({ person: { ...aVisit().person!, roles } }), { view: aView(), procedure: aProcedure, sections: [], dayMinutes: 480, query: {} });
    expect(desk(['head'])).toContain(`/office/ho-so/${dossierId}/nhat-ky"`);
    expect(desk(['specialist'])).not.toContain('nhat-ky');
  });
});
