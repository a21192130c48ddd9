import { describe, expect, it } from '@jest/globals';
import type { PublicStatus } from '@motcua/contracts/dossier';
import { checkCatalogues } from '@motcua/ui/messages';
import { dossierHappening, kinds, type Happening } from './happening.ts';
import { letterAbout } from './letter.tsx';
import { catalogues } from './messages.ts';

const happening = (kind: Happening['kind']): Happening => ({
  eventId: 'e',
  dossierId: 'd',
  kind,
  reference: '000.12.35.H29-261123-0001',
  lookupNumber: '42071635',
  procedure: { vi: 'Đăng ký hộ kinh doanh', en: 'Household business registration' },
  agency: { vi: 'Ủy ban nhân dân quận Bình Thạnh', en: "People's Committee of Bình Thạnh District" },
  happenedAt: '2026-11-23T03:00:00Z',
  dueAt: '2026-11-26T10:00:00Z',
  supplementUntil: '2026-12-09',
});

describe('a letter', () => {
  it('has the same words in both languages', () => {
    expect(checkCatalogues(catalogues.vi, catalogues.en)).toEqual([]);
  });

  it.each(kinds.flatMap((kind) => [[kind, 'vi'] as const, [kind, 'en'] as const]))('about %s in %s says the same as text and as page', (kind, lang) => {
    const { subject, text, html } = letterAbout(happening(kind), { name: 'Hạnh', lang, publicUrl: 'https://motcua.example' });
    expect(subject).toContain('000.12.35.H29-261123-0001');
    for (const part of [/Hạnh/, /4207\s1635/, /1022/]) {
      expect(text).toMatch(part);
      expect(html).toMatch(part);
    }
    expect(text.normalize('NFC')).toBe(text);
  });

  it.each(kinds)('about %s of a confidential dossier says neither what it is about nor that a paper is attached', (kind) => {
    const { procedure: _, ...confidential } = happening(kind);
    const { subject, text, html } = letterAbout(confidential, { name: 'Hạnh', lang: 'vi', publicUrl: 'https://motcua.example' });
    for (const said of [subject, text, html]) expect(said).not.toMatch(/Thủ tục|Đăng ký hộ|bảo mật|kèm/);
    expect(subject).toContain('000.12.35.H29-261123-0001');
    expect(text).toContain('ồ sơ');
  });

  it('about a hand-over names the other agency and when the result is due there', () => {
    const handedTo = { vi: 'Ủy ban nhân dân Quận 1', en: 'People’s Committee of District 1' };
    for (const kind of ['transferred', 'transfer-returned'] as const) {
      expect(letterAbout({ ...happening(kind), handedTo }, { name: 'Hạnh', lang: 'vi', publicUrl: '' }).text).toMatch(/Ủy ban nhân dân Quận 1[\s\S]*Hẹn trả kết quả: 17:00.*26\/11\/2026/);
      expect(letterAbout({ ...happening(kind), handedTo }, { name: 'Hạnh', lang: 'en', publicUrl: '' }).text).toContain(handedTo.en);
    }
  });

  it('about a hand-over is written once it is answered, and never about an offer that was taken back', () => {
    const agency = (code: string) => ({ code, name: { vi: code, en: code } });
    const told = (fact: 'transferred' | 'transfer-returned' | 'transfer-offered', handOvers?: PublicStatus['handOvers']) =>
      dossierHappening({ id: 'e', subject: 'd', time: '', data: { fact, status: { changedAt: '2026-11-23T03:00:00Z', procedure: {}, agency: agency('A'), ...(handOvers ? { handOvers } : {}) } as PublicStatus } });
    const refused = [{ from: agency('A'), to: agency('B'), at: '2026-11-23T03:00:00Z', outcome: 'refused' as const }];
    expect(told('transfer-offered')).toBeUndefined();
    expect(told('transfer-returned')).toBeUndefined();
    expect(told('transfer-returned', refused.map((one) => ({ ...one, at: '2026-11-20T03:00:00Z' })))).toBeUndefined();
    expect(told('transfer-returned', refused)?.handedTo?.vi).toBe('B');
    expect(told('transferred', refused.map((one) => ({ ...one, outcome: 'taken' as const })))?.handedTo?.vi).toBe('B');
  });

  it('gives the appointment and the last day in local time', () => {
    expect(letterAbout(happening('received'), { name: 'Hạnh', lang: 'vi', publicUrl: '' }).text).toMatch(/17:00.*26\/11\/2026/);
    expect(letterAbout(happening('supplement-requested'), { name: 'Hạnh', lang: 'vi', publicUrl: '' }).text).toContain('09/12/2026');
  });
});
