import { cleanParagraphs } from './clean-text.ts';
import { capitalName, contactLines, dossierSheet, line, templateFor, titleLines, unitOf } from './dossier-lines.ts';
import type { DossierPaper } from './dossier-paper.ts';
import { formName, letterhead, zoneOf } from './letterhead.ts';
import { pageFeet } from './page-feet.ts';
import { paragraph } from './paragraph.ts';
import { plain } from './rich-text.ts';
import { signatures } from './signatures.ts';
import type { Template } from './template.ts';
import { trace } from './trace.ts';
import { momentInWords, say } from './wording.ts';

/** What stands on Mẫu 03, "Phiếu từ chối tiếp nhận giải quyết hồ sơ" (Circular 01/2018/TT-VPCP). */
export interface Refusal extends DossierPaper {
  /** In the officer's words; lines are kept. */
  reason: string;
  submittedAt?: string;
  officer?: string;
  /** In the register of refusals; a dotted line stands in its place. */
  number?: string;
}

/** Mẫu 03 as PDF, A4. The same input gives the same bytes. */
export async function refusal(paper: Refusal, template: Template = templateFor('refusal', paper)): Promise<Buffer> {
  const sheet = dossierSheet(paper, say('refusal.title', {}, template.words), template);
  formName(sheet, sheet.say('refusal.form'));
  letterhead(sheet, paper.agency, { number: sheet.say('number.refusal', { number: paper.number ?? sheet.say('number.blank') }), issuedAt: paper.issuedAt });
  titleLines(sheet, 'refusal.title', paper.reference);
  line(sheet, 'refusal.received-from', { ...unitOf(paper.agency, sheet), name: capitalName(paper.applicant) });
  contactLines(sheet, paper.applicant);
  line(sheet, 'procedure', { procedure: paper.procedure });
  if (paper.submittedAt) line(sheet, 'refusal.submitted-at', { moment: momentInWords(paper.submittedAt, zoneOf(paper.agency)) });
  line(sheet, 'refusal.reason', unitOf(paper.agency, sheet));
  for (const text of cleanParagraphs(paper.reason)) paragraph(sheet, plain(text), { indent: 6 });
  line(sheet, 'refusal.end');
  const { applicant, officer } = paper;
  const note = sheet.say('sign.by-hand');
  signatures(sheet, { role: sheet.say('sign.applicant'), note, name: applicant.name }, { role: sheet.say('sign.receiver'), note, ...(officer ? { name: officer } : {}) });
  trace(sheet, paper);
  pageFeet(sheet, sheet.say('foot.reference', { reference: paper.reference }));
  return sheet.finish();
}
