import type { BlankForm, EnclosedPaper } from './blank-content.ts';
import { drawBlankPart } from './blank-parts.ts';
import { enclosedColumns, enclosedRow } from './enclosed.ts';
import { drawFormHead, drawSectionTitle } from './form-head.ts';
import { pageFeet } from './page-feet.ts';
import { paragraph } from './paragraph.ts';
import { plain } from './rich-text.ts';
import { Sheet } from './sheet.ts';
import { signatures } from './signatures.ts';
import { table } from './table.ts';
import { addressee, say } from './wording.ts';

/** The blank form as PDF, A4, with dotted lines. The same input gives the same bytes. */
export async function blankForm(form: BlankForm): Promise<Buffer> {
  const sheet = new Sheet({ title: form.title, author: form.agency?.name ?? '', issuedAt: form.effectiveFrom });
  drawFormHead(sheet, form);
  paragraph(sheet, plain(say('blank.addressed', { to: addressee(form) })), { align: 'center', before: 3 });
  for (const { title, condition, parts } of form.sections) {
    drawSectionTitle(sheet, title);
    if (condition) paragraph(sheet, plain(say('blank.only', { condition }), 'italic'), { align: 'left', before: 0, keep: 10 });
    for (const part of parts) drawBlankPart(sheet, part);
  }
  if (form.enclosed && form.enclosed.length > 0) drawEnclosed(sheet, form.enclosed);
  paragraph(sheet, plain(say('blank.dated'), 'italic'), { align: 'right', before: 5, keep: 38 });
  signatures(sheet, undefined, { role: form.signature?.role ?? say('sign.applicant'), note: say('sign.by-hand') });
  pageFeet(sheet, say('foot.blank'), true);
  return sheet.finish();
}

function drawEnclosed(sheet: Sheet, papers: readonly EnclosedPaper[]): void {
  drawSectionTitle(sheet, say('blank.enclosed'));
  table(sheet, enclosedColumns(), papers.map(enclosedRow), { size: 11.5 });
}
