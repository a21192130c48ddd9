import { describe, expect, it } from '@jest/globals';
import { dossiersPage } from '../dossier/list.page.tsx';
import { aVisit } from '../frame/a-visit.ts';
import { anOpenDraft } from './an-open-draft.ts';
import { draftPage } from './draft.page.tsx';

const keep = /<form method="post" action="\/ban-nhap\/[^"]+\/giu">/;
const atMost = { keptAtMostUntil: '2027-05-21T03:32:00Z' };
const list = (now: string, changes: Parameters<typeof anOpenDraft>[0] = atMost) =>
  dossiersPage(aVisit(), { drafts: [anOpenDraft(changes).draft], rows: [], discarded: false, now: new Date(now) });

describe('a draft', () => {
  it('says until when it is kept, and can be kept longer', () => {
    const html = draftPage(aVisit(), anOpenDraft(atMost), { saved: false });
    expect(html).toContain('Giữ đến 22/12/2026');
    expect(html).toMatch(keep);
    expect(html).toContain('name="expiresAt" value="2026-12-22T03:32:00Z"');
  });

  it('that is kept as long as it can be has no button for it', () => {
    expect(draftPage(aVisit(), anOpenDraft({ keptAtMostUntil: '2026-12-22T03:32:00Z' }), { saved: false })).not.toMatch(keep);
  });

  it('stands above the list in the last seven days, with the button', () => {
    const html = list('2026-12-16T03:32:00Z');
    expect(html).toContain('Bản nháp sắp hết hạn');
    expect(html).toMatch(keep);
  });

  it('does not before, nor once it was submitted; its end stands in the list all the same', () => {
    expect(list('2026-12-14T03:32:00Z')).not.toContain('Bản nháp sắp hết hạn');
    expect(list('2026-12-14T03:32:00Z')).toContain('giữ đến 22/12/2026');
    expect(list('2026-12-16T03:32:00Z', { ...atMost, submission: { id: '7d5f6a52-44c5-4d7f-8a32-3f5e8b1c2d10', reference: 'x' } })).not.toContain('Bản nháp sắp hết hạn');
  });
});
