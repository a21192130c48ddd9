import { describe, expect, it } from '@jest/globals';
import type { Draft } from '@motcua/contracts/eforms-api';
import { FormChangeKind } from '@motcua/contracts/form-change';
import { aVisit } from '../frame/a-visit.ts';
import { anOpenDraft } from './an-open-draft.ts';
import { checkPage } from './check.page.tsx';
import { draftPage } from './draft.page.tsx';
import { changeInWords } from './newer-version.tsx';

const both = (words: string) => ({ vi: words, en: words });
const newer: NonNullable<Draft['newer']> = {
  version: 2, effectiveFrom: '2026-12-01', submitUntil: '2026-12-31', required: false,
  changes: [{ kind: 'question-added', at: 'fax', section: 'person', label: both('Số fax') }, { kind: 'paper-removed', at: 'papers.photo', label: both('Ảnh cửa hàng') }],
};
const pages = {
  'the task list': (changes: Partial<Draft>, lang: 'vi' | 'en' = 'vi') => draftPage(aVisit({ lang }), anOpenDraft(changes), { saved: false }),
  'the check page': (changes: Partial<Draft>, lang: 'vi' | 'en' = 'vi') => checkPage(aVisit({ lang }), { open: anOpenDraft(changes), problems: [] }),
};
const submit = /action="\/ban-nhap\/[^"]+\/nop"/;
const upgrade = /<form method="post" action="\/ban-nhap\/[^"]+\/ban-moi">/;

describe.each(Object.entries(pages))('on %s', (_, page) => {
  it('a newer version is told with what changed, until when the older one may be submitted, and the way over', () => {
    const html = page({ newer });
    for (const words of ['bản mới từ 01/12/2026', 'đến hết ngày 31/12/2026', 'Thêm câu hỏi: Số fax', 'Không cần nữa: Ảnh cửa hàng']) expect(html).toContain(words);
    expect(html).toMatch(upgrade);
    expect(html).toMatch(/name="key" value="[0-9a-f-]{36}"/);
    expect(page({ newer }, 'en')).toContain('New question: Số fax');
  });

  it('nothing of the kind is said while the version is in force', () => {
    expect(page({})).not.toMatch(upgrade);
  });

  it('what the newer version had no room for is named', () => {
    const html = page({ upgraded: { from: 1, at: '2026-12-02T03:00:00Z', dropped: [{ at: 'members.0.share', label: both('Phần vốn') }, { at: 'members.1.share', label: both('Phần vốn') }] } });
    expect(html.match(/<li>Phần vốn<\/li>/g)).toHaveLength(1);
  });

  it('a withdrawn procedure is said to be one, with nothing to move to', () => {
    const html = page({ newer, withdrawnFrom: '2026-12-01' });
    expect(html).toContain('ngừng tiếp nhận từ 01/12/2026');
    expect(html).not.toMatch(upgrade);
  });
});

describe('the check page', () => {
  const page = pages['the check page'];
  it.each<[string, Partial<Draft>, boolean]>([
    ['in force', {}, true],
    ['with a newer one, in time', { newer }, true],
    ['with a newer one, too late', { newer: { ...newer, required: true } }, false],
    ['withdrawn', { withdrawnFrom: '2026-12-01' }, false],
  ])('of a version %s has a button to submit: %s', (_, changes, offered) => {
    expect(submit.test(page(changes))).toBe(offered);
  });
});

it.each(FormChangeKind.options)('there are words for “%s” in both languages', (kind) => {
  const change = { kind, at: 'x', label: both('Mục này'), before: both('Mục kia') };
  const [vi, en] = (['vi', 'en'] as const).map((lang) => changeInWords(change, aVisit({ lang })));
  expect(vi).not.toBe(en);
  expect(`${vi} ${en}`).not.toMatch(/change\.|[{}]/);
});
