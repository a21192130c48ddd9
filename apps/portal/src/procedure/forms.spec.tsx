import { describe, expect, it } from '@jest/globals';
import { anOpenDraft, aProcedure } from '../draft/an-open-draft.ts';
import { checkPage } from '../draft/check.page.tsx';
import { aVisit } from '../frame/a-visit.ts';
import { procedurePage } from './procedure.page.tsx';

const page = (level: 2 | 3 | 4) => procedurePage(aVisit(), { procedure: { ...aProcedure, level }, form: anOpenDraft().form, receiving: { agencies: [] } });
const primary = (html: string) => html.match(/<(?:a|button)[^>]*class="btn primary[^"]*"[^>]*>.*?<\/(?:a|button)>/g) ?? [];

describe('the form to print', () => {
  it.each([2, 3, 4] as const)('is offered at level %i, as PDF and for Word', (level) => {
    expect(page(level)).toContain(`href="/thu-tuc/${aProcedure.id}/mau-don.pdf"`);
    expect(page(level)).toContain(`href="/thu-tuc/${aProcedure.id}/mau-don.docx"`);
  });

  it('is the one thing to do where nothing can be sent on line, and nowhere else', () => {
    expect(primary(page(2))).toEqual([expect.stringContaining('mau-don.pdf')]);
    expect(primary(page(4))).toEqual([expect.stringContaining('Nộp trực tuyến')]);
  });

  it('is called what it is, also in English', () => {
    expect(procedurePage(aVisit({ lang: 'en' }), { procedure: { ...aProcedure, level: 2 }, form: anOpenDraft().form, receiving: { agencies: [] } })).toContain('Download the form (PDF)');
  });
});

it('the filled form can be looked at before it is sent', () => {
  const open = anOpenDraft();
  expect(checkPage(aVisit(), { open, problems: [] })).toContain(`href="/ban-nhap/${open.draft.id}/don.pdf"`);
});
