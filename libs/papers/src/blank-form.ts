import type { IssuingAgency } from './dossier-paper.ts';
import { labelOf, tableSize } from './filled-form.ts';
import { drawFormHead, drawSectionTitle } from './form-head.ts';
import { pageFeet } from './page-feet.ts';
import { paragraph } from './paragraph.ts';
import { plain } from './rich-text.ts';
import { Sheet } from './sheet.ts';
import { signatures } from './signatures.ts';
import { table } from './table.ts';
import type { Column } from './table.ts';
import { say } from './wording.ts';

export interface BlankRow {
  item?: string;
  label: string;
  /** Boxes to tick instead of lines to write on. */
  choices?: readonly string[];
  /** Dotted lines below the label's own; 0 unless said otherwise. */
  lines?: number;
}

export interface BlankTable {
  item?: string;
  caption: string;
  columns: readonly Column[];
  /** Empty rows to write in. */
  rows: number;
}

export interface BlankSection {
  title: string;
  rows: readonly BlankRow[];
  tables?: readonly BlankTable[];
}

/** A form to be printed and filled in by hand: procedures of level 2. */
export interface BlankForm {
  /** Absent while nobody knows which agency the form will be handed to. */
  agency?: IssuingAgency;
  title: string;
  official?: string;
  addressedTo?: string;
  sections: readonly BlankSection[];
  signature?: { role?: string };
  /** When this version of the form took effect; the date of the file. */
  effectiveFrom: string;
}

/** Between boxes: plain spaces would be drawn together. */
const wide = '\u00A0\u00A0\u00A0 ';
const dots = '.'.repeat(60);

/** The blank form as PDF, A4, with dotted lines. The same input gives the same bytes. */
export async function blankForm(form: BlankForm): Promise<Buffer> {
  const sheet = new Sheet({ title: form.title, author: form.agency?.name ?? '', issuedAt: form.effectiveFrom });
  drawFormHead(sheet, form);
  paragraph(sheet, plain(say('blank.addressed', { to: form.addressedTo ?? form.agency?.name ?? dots })), { align: 'center', before: 3 });
  for (const section of form.sections) drawSection(sheet, section);
  paragraph(sheet, plain(say('blank.dated'), 'italic'), { align: 'right', before: 5, keep: 38 });
  signatures(sheet, undefined, { role: form.signature?.role ?? say('sign.applicant'), note: say('sign.by-hand') });
  pageFeet(sheet, say('foot.blank'), true);
  return sheet.finish();
}

function drawSection(sheet: Sheet, section: BlankSection): void {
  drawSectionTitle(sheet, section.title);
  for (const row of section.rows) drawRow(sheet, row);
  for (const { item, caption, columns, rows } of section.tables ?? []) {
    paragraph(sheet, plain(labelOf({ item, label: caption })), { keep: 16 });
    // A no-break space keeps the row as tall as a line of writing.
    table(sheet, columns, Array.from({ length: rows }, () => columns.map(() => '\u00A0')), tableSize(columns));
  }
}

function drawRow(sheet: Sheet, { item, label, choices = [], lines = 0 }: BlankRow): void {
  const head = labelOf({ item, label });
  if (choices.length > 0) {
    const boxes = choices.map((choice) => say('blank.choice', { choice: choice.replaceAll(' ', '\u00A0') }));
    paragraph(sheet, plain(`${head} ${boxes.join(wide)}`), { align: 'left' });
    return;
  }
  paragraph(sheet, plain(head), { align: 'left', before: 2, leaders: true });
  for (let line = 0; line < lines; line++) paragraph(sheet, plain('\u00A0'), { before: 1, leaders: true });
}

