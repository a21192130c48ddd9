import { describe, expect, it } from '@jest/globals';
import type { Agency } from '@motcua/contracts/agency';
import { anAgency } from '../a-running-portal.ts';
import { aProcedure } from '../draft/an-open-draft.ts';
import { aVisit } from '../frame/a-visit.ts';
import { theShippedCity } from '../the-shipped-city.ts';
import { agencyPage } from './agency.page.tsx';

const both = (vi: string) => ({ vi, en: vi });
const [calendar] = theShippedCity().calendars;
const page = (changes: Partial<Agency> = {}) =>
  agencyPage(aVisit(), { agency: { ...anAgency, ...changes }, above: undefined, below: [], procedures: [aProcedure], calendar, today: '2026-11-25' });
const headings = (html: string) => [...html.matchAll(/<h2[^>]*>([^<]+)</g)].map(([, words]) => words);

describe('the page of an agency', () => {
  it('tells address, hours and procedures of any agency, and where to say what one thinks of it', () => {
    const html = page();
    for (const words of ['6 Phan Đăng Lưu', '07:30–11:30, 13:00–17:00', 'Mở cửa hàng', 'Góp ý về cơ quan']) expect(html).toContain(words);
  });

  it('tells its functions, structure and documents where they are published, and has no empty headings where not', () => {
    const told = ['Chức năng, nhiệm vụ', 'Tổ chức', 'Văn bản'];
    expect(headings(page())).not.toEqual(expect.arrayContaining([expect.stringMatching(told.join('|'))]));
    const html = page({
      functions: [both('Quản lý nhà nước trên địa bàn')],
      structure: [{ name: both('Phòng Tài chính – Kế hoạch'), head: both('Trưởng phòng'), phone: '028 3841 0000', functions: [both('Đăng ký hộ kinh doanh')] }],
      documents: [{ title: both('Quyết định quy định chức năng, nhiệm vụ'), number: '12/QĐ-UBND', issuedOn: '2025-03-01' }],
    });
    expect(headings(html)).toEqual(expect.arrayContaining(told));
    for (const words of ['Quản lý nhà nước trên địa bàn', 'Trưởng phòng · điện thoại 028 3841 0000', 'Đăng ký hộ kinh doanh', '12/QĐ-UBND, ngày 01/03/2025']) expect(html).toContain(words);
  });

  it('sends feedback where it is told to', () => {
    const html = page({ feedback: { email: 'gop-y@example.vn' }, email: 'mot-cua@example.vn' });
    expect(html.slice(html.indexOf('Góp ý về cơ quan'))).toContain('mailto:gop-y@example.vn');
  });
});
