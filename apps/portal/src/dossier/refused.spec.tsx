import { describe, expect, it } from '@jest/globals';
import type { Draft } from '@motcua/contracts/eforms-api';
import { aProcedure, anOpenDraft } from '../draft/an-open-draft.ts';
import { draftPage } from '../draft/draft.page.tsx';
import { papersPage } from '../draft/papers.page.tsx';
import { sectionPage } from '../draft/section.page.tsx';
import { aVisit } from '../frame/a-visit.ts';
import { aDossier, minutes } from './a-dossier.ts';
import { dossierPage } from './dossier.page.tsx';

const refused = (changes: Parameters<typeof aDossier>[1] = {}) =>
  dossierPage(aVisit(), { dossier: aDossier('refused', { refusal: 'Diện tích ghi khác với bản vẽ.', ...changes }), procedure: aProcedure });
const again = /<form method="post" action="\/ho-so\/[^"]+\/nop-lai">/;

describe('a refused dossier', () => {
  it('says why, what was wrong by its name, and offers to submit again', () => {
    const html = refused({ refusedParts: { fields: ['area', 'gone'], papers: ['photo'] } });
    for (const words of ['Diện tích ghi khác với bản vẽ.', '<li>Diện tích</li><li>Ảnh cửa hàng</li>', 'Nộp lại']) expect(html).toContain(words);
    expect(html).toMatch(again);
  });

  it('that was submitted again leads to the other, and is not submitted a third time', () => {
    const html = refused({ followedBy: { id: '9a5f6a52-44c5-4d7f-8a32-3f5e8b1c2d10', reference: '000.12.35.H29-261125-0007' } });
    expect(html).toContain('href="/ho-so/9a5f6a52-44c5-4d7f-8a32-3f5e8b1c2d10">Đã nộp lại: hồ sơ 000.12.35.H29-261125-0007');
    expect(html).not.toMatch(again);
  });

  it('is named by the one that follows it', () => {
    const follows = { id: '9a5f6a52-44c5-4d7f-8a32-3f5e8b1c2d10', reference: '000.12.35.H29-261120-0003' };
    expect(dossierPage(aVisit(), { dossier: aDossier('submitted', { follows }) })).toContain('Nộp lại từ hồ sơ 000.12.35.H29-261120-0003');
  });
});

describe('a draft made from it', () => {
  const redo = (changes: Partial<NonNullable<Draft['redo']>> = {}): Partial<Draft> => ({
    redo: { dossier: { id: aDossier('refused').status.id, reference: '000.12.35.H29-261122-0001' }, reason: 'Diện tích ghi khác với bản vẽ.', fields: ['area'], papers: ['minutes'], ...changes },
    visited: ['person', 'members', 'promise'], papers: { minutes: [minutes.id] }, attachments: [minutes],
  });
  const tasks = (changes: Partial<Draft>) => {
    const html = draftPage(aVisit(), anOpenDraft(changes), { saved: false });
    return new Map([...html.matchAll(/<li><a href="[^"]*\/([^/"]+)">[^<]*<\/a><span class="task-state ?(\w*)"/g)].map(([, part, state]) => [part, state]));
  };

  it('has only what was wrong left to do; the other parts are done and open to be looked at', () => {
    expect([...tasks(redo())]).toEqual([['person', 'done'], ['shop', ''], ['members', 'done'], ['promise', 'done'], ['giay-to', 'doing']]);
  });

  it('has its papers done once those that were wrong were replaced', () => {
    expect(tasks(redo({ papers: [] })).get('giay-to')).toBe('done');
  });

  it('says on the task list and on each page what was wrong there', () => {
    const open = anOpenDraft(redo());
    const section = (name: string) => sectionPage(aVisit(), { open, section: name, given: open.draft.answers, problems: [] });
    expect(draftPage(aVisit(), open, { saved: false })).toContain('<li>Diện tích</li><li>Biên bản họp</li>');
    expect(section('shop')).toContain('<li>Diện tích</li>');
    expect(section('person')).not.toContain('cho biết ở phần này chưa đúng');
    expect(papersPage(aVisit(), { open })).toContain('<li>Biên bản họp</li>');
  });
});
