import type { DossierPaper, IssuingAgency, PaperApplicant } from './dossier-paper.ts';
import { paragraph } from './paragraph.ts';
import { plain } from './rich-text.ts';
import { zoneOf } from './letterhead.ts';
import { Sheet } from './sheet.ts';
import { templateOn } from './template.ts';
import type { Template, TemplateId } from './template.ts';
import { dayOf, gloss, phoneInGroups, say } from './wording.ts';
import type { Glossed, Params, Words } from './wording.ts';

/** A sheet for a paper about one dossier, with what the file says about itself. */
export function dossierSheet(paper: DossierPaper, title: string, { words }: Pick<Template, 'words'> = { words: {} }, density = 1): Sheet {
  const { agency, reference, issuedAt } = paper;
  return new Sheet({ title: `${title} ${reference}`, author: agency.name, reference, issuedAt, density, words });
}

/** The version of a form in force on the day on which a paper is issued. */
export const templateFor = (id: TemplateId, { issuedAt, agency }: Pick<DossierPaper, 'issuedAt' | 'agency'>): Template => templateOn(id, dayOf(issuedAt, zoneOf(agency)));

/** Title, its English gloss, the dossier's code and, where there is one, a line in italics. */
export function titleLines(sheet: Sheet, title: Glossed, reference: string, under?: string): void {
  paragraph(sheet, plain(sheet.say(title), 'bold'), { role: 'H1', size: 14, leading: 1.3, align: 'center', before: 4 });
  paragraph(sheet, plain(gloss(title), 'italic'), { size: 11, align: 'center', before: 0, lang: 'en' });
  paragraph(sheet, sheet.sayRich('reference', { reference }), { align: 'center', before: 1 });
  if (under) paragraph(sheet, plain(under, 'italic'), { size: 12, align: 'center', before: 0 });
  sheet.skip(2);
}

export function line(sheet: Sheet, key: Words, params: Params = {}): void {
  paragraph(sheet, sheet.sayRich(key, params));
}

/** `Bộ phận Tiếp nhận và Trả kết quả` and the agency it belongs to, as parameters of a message. */
export function unitOf(agency: IssuingAgency, words: Pick<Sheet, 'say'> = { say }): { unit: string; agency: string } {
  return { unit: words.say('unit.name'), agency: agency.name };
}

export function capitalName({ honorific, name }: PaperApplicant): string {
  const capitals = name.normalize('NFC').toLocaleUpperCase('vi');
  return honorific ? `${honorific} ${capitals}` : capitals;
}

export function contactLines(sheet: Sheet, { address, phone, email }: PaperApplicant): void {
  const none = sheet.say('applicant.none');
  line(sheet, 'applicant.address', { address: address || none });
  line(sheet, 'applicant.contact', { phone: phone ? phoneInGroups(phone) : none, email: email || none });
}
