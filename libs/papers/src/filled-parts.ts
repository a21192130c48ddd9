import { cleanParagraphs } from './clean-text.ts';
import type { AnswerBlocks, AnswerLine, AnswerPart, AnswerStatement, AnswerTable } from './filled-content.ts';
import { paragraph } from './paragraph.ts';
import { plain } from './rich-text.ts';
import type { Run } from './rich-text.ts';
import type { Sheet } from './sheet.ts';
import { table, tableSize } from './table.ts';
import { labelOf, say } from './wording.ts';

/** One part of a filled form. */
export function drawAnswerPart(sheet: Sheet, part: AnswerPart): void {
  if (part.kind === 'line') drawLine(sheet, part);
  else if (part.kind === 'statement') drawStatement(sheet, part);
  else if (part.rows.length === 0) paragraph(sheet, labelled(labelOf(part), say('filled.none-in-table')));
  else if (part.kind === 'table') drawTable(sheet, part);
  else drawBlocks(sheet, part);
}

const deeper = 6;

function drawLine(sheet: Sheet, { item, label, value = '' }: AnswerLine, indent = 0): void {
  const [first, ...others] = cleanParagraphs(value);
  const head = labelOf({ item, label });
  paragraph(sheet, first === undefined ? [...plain(`${head} `), ...plain(say('filled.none'), 'italic')] : labelled(head, first), { indent });
  for (const other of others) paragraph(sheet, plain(other, 'bold'), { indent: indent + deeper, before: 0 });
}

function drawStatement(sheet: Sheet, { text, agreed }: AnswerStatement): void {
  paragraph(sheet, [...plain(`- ${text} `), ...plain(say(agreed ? 'filled.agreed' : 'filled.not-agreed'), agreed ? 'bold' : 'italic')]);
}

function drawTable(sheet: Sheet, { columns, rows, ...caption }: AnswerTable): void {
  paragraph(sheet, plain(labelOf(caption)), { keep: 16 });
  table(sheet, columns, rows, { size: tableSize(columns) });
}

function drawBlocks(sheet: Sheet, { rows, ...caption }: AnswerBlocks): void {
  paragraph(sheet, plain(labelOf(caption)), { keep: 24 });
  for (const { title, lines } of rows) {
    paragraph(sheet, plain(title, 'bold-italic'), { align: 'left', indent: deeper, keep: 12 });
    for (const line of lines) drawLine(sheet, line, deeper);
  }
}

export function labelled(label: string, value: string): Run[] {
  return [...plain(`${label} `), ...plain(value, 'bold')];
}
