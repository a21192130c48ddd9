import { describe, expect, it } from '@jest/globals';
import { minutes } from '../dossier/a-dossier.ts';
import { aVisit } from '../frame/a-visit.ts';
import { anOpenDraft } from './an-open-draft.ts';
import { papersPage } from './papers.page.tsx';
import { sectionPage } from './section.page.tsx';

const dossier = { id: '7d5f6a52-44c5-4d7f-8a32-3f5e8b1c2d10', reference: '000.12.35.H29-261012-0004', submittedAt: '2026-10-12T03:00:00.000Z' };
const page = (section: string, lang: 'vi' | 'en' = 'vi') => {
  const open = anOpenDraft({ reused: { phone: dossier, 'id-number': dossier } });
  return sectionPage(aVisit({ lang }), { open, section, given: open.draft.answers, problems: [] });
};

describe('answers of an earlier dossier', () => {
  it('are named on their page with the dossier that they come from, and can be changed there', () => {
    expect(page('person')).toContain('Lấy từ hồ sơ ngày 12/10/2026 (000.12.35.H29-261012-0004): Số định danh cá nhân; Số điện thoại.');
    expect(page('person', 'en')).toContain('Taken from your dossier of 12/10/2026');
    expect(page('person')).toMatch(/<input[^>]*name="phone"[^>]*value="0903512789"/);
  });

  it('are not named on other pages', () => {
    expect(page('shop')).not.toContain('Lấy từ hồ sơ');
  });
});

describe('files of an earlier dossier', () => {
  const files = [{ paper: 'minutes', file: minutes, dossier }];

  it('are offered for their paper, each with a button that says what it does', () => {
    const html = papersPage(aVisit(), { open: anOpenDraft(), earlier: { files } });
    for (const words of ['Dùng lại tệp đã nộp (1 tệp)', 'biên bản.pdf', 'hồ sơ 000.12.35.H29-261012-0004', 'biên bản.pdf: Biên bản họp']) expect(html).toContain(words);
    expect(html).toMatch(/action="\/ban-nhap\/[^"]+\/giay-to\/minutes\/dung-lai"/);
  });

  it('are not spoken of when there are none, or nobody knows', () => {
    for (const earlier of [{ files: [] }, undefined]) expect(papersPage(aVisit(), { open: anOpenDraft(), earlier })).not.toContain('Dùng lại');
  });
});
