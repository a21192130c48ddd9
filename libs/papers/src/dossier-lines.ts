import type { DossierPaper, IssuingAgency, PaperApplicant } from './dossier-paper.ts';
import { paragraph } from './paragraph.ts';
import { plain } from './rich-text.ts';
import { Sheet } from './sheet.ts';
import { gloss, phoneInGroups, say, sayRich } from './wording.ts';
import type { Glossed, Params, Words } from './wording.ts';

/** A sheet for a paper about one dossier, with what the file says about itself. */
export function dossierSheet(paper: DossierPaper, title: string, density = 1): Sheet {
  const { agency, reference, issuedAt } = paper;
  return new Sheet({ title: `${title} ${reference}`, author: agency.name, reference, issuedAt, density });
}

/** Title, its English gloss, the dossier's code and, where there is one, a line in italics. */
export function titleLines(sheet: Sheet, title: Glossed, reference: string, under?: string): void {
  paragraph(sheet, plain(say(title), 'bold'), { role: 'H1', size: 14, leading: 1.3, align: 'center', before: 4 });
  paragraph(sheet, plain(gloss(title), 'italic'), { size: 11, align: 'center', before: 0, lang: 'en' });
  paragraph(sheet, sayRich('reference', { reference }), { align: 'center', before: 1 });
  if (under) paragraph(sheet, plain(under, 'italic'), { size: 12, align: 'center', before: 0 });
  sheet.skip(2);
}

export function line(sheet: Sheet, key: Words, params: Params = {}): void {
  paragraph(sheet, sayRich(key, params));
}

/** `Bộ phận Tiếp nhận và Trả kết quả` and the agency it belongs to, as parameters of a message. */
export function unitOf(agency: IssuingAgency): { unit: string; agency: string } {
  return { unit: say('unit.name'), agency: agency.name };
}

export function capitalName({ honorific, name }: PaperApplicant): string {
  const capitals = name.normalize('NFC').toLocaleUpperCase('vi');
  return honorific ? `${honorific} ${capitals}` : capitals;
}

export function contactLines(sheet: Sheet, { address, phone, email }: PaperApplicant): void {
  const none = say('applicant.none');
  line(sheet, 'applicant.address', { address: address || none });
  line(sheet, 'applicant.contact', { phone: phone ? phoneInGroups(phone) : none, email: email || none });
}
