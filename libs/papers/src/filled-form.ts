import { draftMark } from './draft-mark.ts';
import { enclosedColumns, enclosedRow } from './enclosed.ts';
import type { AnsweredSection, FilledForm } from './filled-content.ts';
import { drawAnswerPart, labelled } from './filled-parts.ts';
import { drawFormHead, drawSectionTitle } from './form-head.ts';
import { zoneOf } from './letterhead.ts';
import { pageFeet } from './page-feet.ts';
import { paragraph } from './paragraph.ts';
import { plain } from './rich-text.ts';
import { Sheet } from './sheet.ts';
import { signatures } from './signatures.ts';
import { table } from './table.ts';
import { dayInWords, dayOf, hourInWords, say } from './wording.ts';

/** The filled application as PDF, A4; tables break over pages with their heads repeated. The same input gives the same bytes. */
export async function filledForm(form: FilledForm): Promise<Buffer> {
  const { agency, title, reference, submittedAt, enclosed = [] } = form;
  const named = reference === undefined ? {} : { reference };
  const sheet = new Sheet({ title: `${title} ${reference ?? say('draft.mark')}`, author: form.signature.name, ...named, issuedAt: submittedAt });
  drawFormHead(sheet, form);
  paragraph(sheet, labelled(say('filled.addressed'), form.addressedTo ?? agency.name), { align: 'center', before: 3 });
  for (const section of form.sections) drawSection(sheet, section);
  if (enclosed.length > 0) {
    drawSectionTitle(sheet, say('filled.enclosed'));
    table(sheet, enclosedColumns(), enclosed.map(enclosedRow), { size: 11.5 });
  }
  drawEnd(sheet, form);
  pageFeet(sheet, reference === undefined ? say('draft.foot') : say('foot.reference', { reference }), true);
  if (reference === undefined) draftMark(sheet);
  return sheet.finish();
}

function drawSection(sheet: Sheet, { title, parts }: AnsweredSection): void {
  drawSectionTitle(sheet, title);
  for (const part of parts) drawAnswerPart(sheet, part);
}

/** Place, date and who handed it in; a draft has not been handed in yet. */
function drawEnd(sheet: Sheet, { agency, reference, signature, submittedAt }: FilledForm): void {
  const zone = zoneOf(agency);
  const role = signature.role ?? say('sign.applicant');
  if (reference === undefined) {
    signatures(sheet, undefined, { role, note: say('draft.not-submitted'), name: signature.name, room: 3 });
    return;
  }
  const dated = say('dated', { place: agency.place, day: dayInWords(dayOf(submittedAt, zone)) });
  paragraph(sheet, plain(dated, 'italic'), { align: 'right', before: 5, keep: 38 });
  signatures(sheet, undefined, { role, note: say('filled.submitted', { hour: hourInWords(submittedAt, zone) }), name: signature.name, room: 3 });
}
