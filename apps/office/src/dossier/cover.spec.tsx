import { describe, expect, it } from '@jest/globals';
import type { DossierCover } from '@motcua/contracts/one-stop-api';
import { aProcedure, aRow, aView, aVisit, anActPage, dossierId } from '../a-dossier-page.ts';
import type { ActPage } from '../acts/act-page.ts';
import { coverPage } from './cover.page.tsx';
import { dossierPage } from './dossier.page.tsx';

const { applicant: _, step: __, assignee: ___, ...bare } = aRow({ confidential: true, state: 'submitted', procedure: { id: 'denunciation', name: { vi: 'Giải quyết tố cáo', en: 'Settlement of a denunciation' } } });
const inspectors = [{ id: 'inspector-tam', name: 'Phan Thành Tâm' }, { id: 'inspector-an', name: 'Đào Thị An' }];
const page = (cover: Partial<DossierCover> = {}, act?: Partial<ActPage>, lang: 'vi' | 'en' = 'vi') =>
  coverPage(aVisit({ lang, here: `/office/ho-so/${dossierId}` }), {
    cover: { row: bare, history: [], actions: [{ action: 'claim', allowed: true }], ...cover },
    dayMinutes: 480,
    query: {},
    ...(act ? { act: anActPage(act) } : {}),
  });

describe('a confidential dossier that lies shut', () => {
  it('says that it is there, of what kind, since when and until when, and who sees what is in it', () => {
    const html = page();
    for (const words of ['Hồ sơ mật', 'Giải quyết tố cáo', '261124-0042', 'Chưa ai nhận', '24/11/2026', 'Hẹn trả', 'thanh tra viên đang giữ hồ sơ xem được']) expect(html).toContain(words);
    expect(html).toContain('<title>261124-0042 Hồ sơ mật');
    expect(page({}, undefined, 'en')).toContain('Confidential dossier');
  });

  it('is claimed with one press, after being told what that means', () => {
    expect(page()).toContain(`<a class="btn primary" href="/office/ho-so/${dossierId}?act=claim#act">`);
    const html = page({}, { act: 'claim' });
    expect(html).toContain(`method="post" action="/office/ho-so/${dossierId}/claim"`);
    expect(html).toContain('chỉ ông/bà đọc được hồ sơ này');
    expect(html).not.toContain('name="reason"');
  });

  it('is given by the head to one of the inspectors, with a reason', () => {
    const html = page({ actions: [{ action: 'assign', allowed: true }], inspectors, row: { ...bare, assignee: { id: 'inspector-minh', name: 'Trương Công Minh' } } }, { act: 'assign', typed: { to: 'inspector-an' } });
    expect(html).toContain('value="inspector-tam"');
    expect(html).toMatch(/value="inspector-an" checked/);
    expect(html).toContain('name="reason"');
    expect(html).toContain('Trương Công Minh');
  });

  it('shows who held and read it, and why it was given away', () => {
    const history = [
      { act: 'claim', at: '2026-11-24T04:00:00.000Z', by: 'Trương Công Minh' },
      { act: 'read', at: '2026-11-24T04:01:00.000Z', by: 'Trương Công Minh' },
      { act: 'assign', at: '2026-11-24T05:00:00.000Z', by: 'Nguyễn Hồng Ngân', assignee: 'Phan Thành Tâm', note: 'Đồng nghiệp nghỉ phép' },
    ];
    const html = page({ history });
    for (const words of ['Đã xem hồ sơ', 'Nguyễn Hồng Ngân · giao cho Phan Thành Tâm', 'Đồng nghiệp nghỉ phép', 'Nộp hồ sơ']) expect(html).toContain(words);
  });

  it('has no form for an act that is not this reader’s', () => {
    for (const act of ['assign', 'receive', 'refuse'] as const) expect(page({}, { act })).not.toContain('<form class="compose"');
  });

  it('keeps what was typed when a field is wrong', () => {
    const html = page({ actions: [{ action: 'assign', allowed: true }], inspectors }, { act: 'assign', typed: { reason: 'ngắn' }, wrong: [{ field: 'to', target: 'to-1', message: 'wrong.inspector' }, { field: 'reason', target: 'reason', message: 'wrong.reason' }] });
    expect(html).toContain('<a href="#to-1">Chọn thanh tra viên được giao</a>');
    expect(html).toContain('>ngắn</textarea>');
  });
});

describe('a confidential dossier on its inspector’s desk', () => {
  const held = { ...aView(), status: { ...aView().status, confidential: true as const } };
  const open = (act?: Partial<ActPage>) =>
    dossierPage(aVisit(), { view: { ...held, inspectors, actions: [{ action: 'assign', allowed: true }, { action: 'request-supplement', allowed: true }] }, procedure: aProcedure, sections: [], dayMinutes: 480, query: {}, ...(act ? { act: anActPage(act) } : {}) });

  it('carries the lock, and the name of who wrote it on the page alone, not in its title', () => {
    const html = open();
    expect(html).toMatch(/<svg[^>]*>.*<\/svg> <strong>Hồ sơ mật<\/strong>/);
    expect(html).toContain('<h1>Nguyễn Thị Minh Hạnh</h1>');
    expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).toMatch(/Hồ sơ mật/);
    expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).not.toMatch(/Hạnh/);
  });

  it('is given on by who is head as well, and says of letters that they tell nothing', () => {
    expect(open({ act: 'assign' })).toContain('value="inspector-tam"');
    expect(open({ act: 'request-supplement' })).toContain('không nêu nội dung');
  });
});
