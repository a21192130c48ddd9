import { describe, expect, it } from '@jest/globals';
import { goodAnswers } from '@motcua/forms/a-form';
import { checkSection } from '@motcua/forms/check';
import { aDossier, anAskedDossier, minutes } from '../dossier/a-dossier.ts';
import { dossierPage } from '../dossier/dossier.page.tsx';
import { supplementPage } from '../dossier/supplement.page.tsx';
import { aVisit } from '../frame/a-visit.ts';
import { aProcedure, anOpenDraft } from './an-open-draft.ts';
import { checkPage } from './check.page.tsx';
import { differencesOn } from './differences.ts';
import { draftPage } from './draft.page.tsx';
import { papersPage } from './papers.page.tsx';
import { sectionPage } from './section.page.tsx';

const script = '"><script>alert(1)</script>';
const image = "'><img src=x onerror=alert(1)>";
const words = `${script}${image}`;
const file = { ...minutes, name: `${words}.pdf` };

/** Every text that a citizen or official can write, as bad as it can be. */
const answers = {
  ...goodAnswers(), name: words, email: words, code: words, about: words, premises: { street: words, ward: words }, capital: words, days: [words],
  members: [{ 'member-name': words, share: words, country: words, abroad: true, home: { street: words } }],
};
const dossier = { id: aDossier('refused').status.id, reference: words };
const open = anOpenDraft({
  answers, papers: { minutes: [file.id] }, attachments: [file], redo: { dossier, reason: words, fields: ['area'], papers: ['minutes'] },
  reused: { name: { ...dossier, submittedAt: '2026-10-12T03:00:00.000Z' } },
});
const { form, circumstances } = open;
const sections = ['person', 'shop', 'members'] as const;
const visit = aVisit({ person: { name: words, acr: 'password' } });

const pages: [string, () => string][] = [
  ...sections.map((section): [string, () => string] => [
    `the page “${section}” with its errors`,
    () => sectionPage(visit, { open, section, given: answers, problems: checkSection(form, section, answers, circumstances).problems }),
  ]),
  ...sections.map((section): [string, () => string] => [
    `the page “${section}” in a conflict`,
    () => sectionPage(visit, { open, section, given: answers, problems: [], conflict: { version: 8, differences: differencesOn(section, answers, anOpenDraft(), 'vi') } }),
  ]),
  ['the task list', () => draftPage(visit, open, { saved: true })],
  ['the page of papers', () => papersPage(visit, { open, earlier: { files: [{ paper: 'minutes', file, dossier: { ...dossier, submittedAt: '2026-10-12T03:00:00.000Z' } }] } })],
  ['the check page', () => checkPage(visit, { open, problems: [] })],
  ['a refused dossier', () => dossierPage(visit, { dossier: aDossier('refused', { refusal: words, answers, attachments: [file], followedBy: dossier }), procedure: aProcedure })],
  ['a supplement', () => {
    const asked = { fields: ['name', 'about', 'premises', 'members'], papers: ['minutes'] };
    const view = anAskedDossier(asked, { answers, attachments: [file] });
    view.supplements.forEach((one) => (one.message = words));
    return supplementPage(visit, { dossier: view, procedure: aProcedure, form, open: asked, given: answers, kept: { minutes: [file.id] }, names: { [file.id]: file.name }, problems: [], key: 'a-key-of-the-page' });
  }],
];

describe('what somebody wrote', () => {
  it.each(pages)('is never markup on %s', (_, page) => {
    const html = page();
    expect(html).toContain('&lt;script>alert(1)');
    expect(html).not.toContain('<script>alert');
    expect(html).not.toMatch(/<img src=x/);
    // A quote of theirs would end an attribute of ours.
    expect(html).not.toContain('""><');
  });

  it('is told apart field by field between two copies, as text', () => {
    const [first] = differencesOn('person', { name: words }, anOpenDraft(), 'vi');
    expect(first).toEqual({ label: 'Họ, chữ đệm và tên', mine: words, theirs: 'Nguyễn Thị Minh Hạnh' });
  });
});
