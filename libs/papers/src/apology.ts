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

/** What stands on Mẫu 04, the letter of apology with a new date (Circular 01/2018/TT-VPCP, from September 2025 on Circular 03/2025/TT-VPCP). */
export interface ApologyLetter extends DossierPaper {
  /** In the agency's register of such letters. */
  number: string;
  receivedAt: string;
  /** The instant that was promised and is not kept. */
  missed: string;
  /** In the officer's words; lines are kept. */
  reason: string;
  /** The new instant. */
  dueAt: string;
  /** Who approved it. */
  leader?: string;
}

/** Mẫu 04 as PDF, A4. The same input gives the same bytes. */
export async function apology(letter: ApologyLetter, template: Template = templateFor('apology', letter)): Promise<Buffer> {
  const { agency, applicant, leader } = letter;
  const moment = (at: string) => momentInWords(at, zoneOf(agency));
  const sheet = dossierSheet(letter, say('apology.title', {}, template.words), template);
  formName(sheet, sheet.say('apology.form'));
  letterhead(sheet, agency, { number: sheet.say('number.apology', { number: letter.number }), issuedAt: letter.issuedAt });
  titleLines(sheet, 'apology.title', letter.reference);
  line(sheet, 'apology.to', { name: capitalName(applicant) });
  contactLines(sheet, applicant);
  line(sheet, 'procedure', { procedure: letter.procedure });
  line(sheet, 'apology.received', { ...unitOf(agency, sheet), moment: moment(letter.receivedAt) });
  line(sheet, 'apology.promised', { moment: moment(letter.missed) });
  line(sheet, 'apology.reason');
  for (const text of cleanParagraphs(letter.reason)) paragraph(sheet, plain(text), { indent: 6 });
  line(sheet, 'apology.sorry', { agency: agency.name, moment: moment(letter.dueAt) });
  line(sheet, 'apology.end');
  signatures(sheet, undefined, { role: sheet.say('sign.leader'), note: sheet.say('sign.sealed'), ...(leader ? { name: leader } : {}) });
  trace(sheet, letter);
  pageFeet(sheet, sheet.say('foot.reference', { reference: letter.reference }));
  return sheet.finish();
}
