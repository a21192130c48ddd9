import type { BlankBoxes, BlankCondition, BlankCopies, BlankLine, BlankPart, BlankStatement, BlankTable } from './blank-content.ts';
import { paragraph } from './paragraph.ts';
import { plain } from './rich-text.ts';
import type { Sheet } from './sheet.ts';
import { table, tableSize } from './table.ts';
import { labelOf, say } from './wording.ts';

type Part<Kind extends BlankPart['kind']> = Extract<BlankPart, { kind: Kind }>;
/** @param indent in millimetres: parts of a condition stand in from the margin */
type Draw<Kind extends BlankPart['kind']> = (sheet: Sheet, part: Part<Kind>, indent: number) => void;

/** One part of a blank form: lines to write on, boxes to tick, a table with empty rows. */
export function drawBlankPart<Kind extends BlankPart['kind']>(sheet: Sheet, part: Part<Kind>, indent = 0): void {
  const draw = drawings[part.kind] as Draw<Kind>;
  draw(sheet, part, indent);
}

const drawings: { [Kind in BlankPart['kind']]: Draw<Kind> } = {
  line: drawLine,
  boxes: drawBoxes,
  table: drawTable,
  copies: drawCopies,
  statement: drawStatement,
  condition: drawCondition,
};

const deeper = 6;
/** Lines to write on by hand stand further apart than printed ones. */
const handwriting = 2.2;

function drawLine(sheet: Sheet, { item, label, lines = 0, unit, gaps }: BlankLine, indent: number): void {
  const head = labelOf({ item, label });
  if (gaps) return paragraph(sheet, plain(`${head} ${gaps.replaceAll(' ', '\u00A0')}`), { align: 'left', before: handwriting, indent });
  const last = unit ? { after: unit } : {};
  paragraph(sheet, plain(head), { align: 'left', before: handwriting, indent, leaders: true, ...(lines === 0 ? last : {}) });
  for (let line = 1; line <= lines; line++) paragraph(sheet, plain('\u00A0'), { before: handwriting, indent, leaders: true, ...(line === lines ? last : {}) });
}

/** Between boxes: plain spaces would be drawn together. */
const wide = '\u00A0\u00A0\u00A0 ';

function drawBoxes(sheet: Sheet, { item, label, choices }: BlankBoxes, indent: number): void {
  const head = labelOf({ item, label });
  if (areShort(choices)) {
    const boxes = choices.map((choice) => boxed(choice).replaceAll(' ', '\u00A0'));
    return paragraph(sheet, plain(`${head}${wide}${boxes.join(wide)}`), { align: 'left', before: handwriting, indent });
  }
  paragraph(sheet, plain(head), { align: 'left', before: handwriting, indent, keep: 12 });
  for (const choice of choices) paragraph(sheet, plain(boxed(choice)), { align: 'left', indent: indent + deeper });
}

/** Short answers stand side by side, long ones below each other. */
export const areShort = (choices: readonly string[]): boolean => choices.every((choice) => choice.length <= 34);

export const boxed = (choice: string): string => say('blank.choice', { choice });

function drawTable(sheet: Sheet, { item, label, columns, rows, notes = [], goesOn }: BlankTable, indent: number): void {
  paragraph(sheet, plain(labelOf({ item, label })), { align: 'left', before: handwriting, indent, keep: 24 });
  table(sheet, columns, emptyRows(columns, rows), { size: tableSize(columns), rowHeight: 9 });
  for (const note of goesOn ? [...notes, say('blank.goes-on')] : notes) paragraph(sheet, plain(note, 'italic'), { size: 11, align: 'left' });
}

/** The first column counts; a no-break space keeps a row as tall as a line of writing. */
export function emptyRows(columns: BlankTable['columns'], count: number): string[][] {
  const row = columns.map(({ choices = [] }) => choices.map((choice) => boxed(choice).replaceAll(' ', '\u00A0')).join(' ') || '\u00A0');
  return Array.from({ length: count }, (_, at) => [String(at + 1), ...row.slice(1)]);
}

function drawCopies(sheet: Sheet, { item, label, row, count, parts, goesOn }: BlankCopies, indent: number): void {
  paragraph(sheet, plain(labelOf({ item, label })), { align: 'left', before: handwriting, indent, keep: 24 });
  for (let copy = 1; copy <= count; copy++) {
    paragraph(sheet, plain(say('blank.copy', { row, number: String(copy) }), 'bold-italic'), { align: 'left', before: 3, indent: indent + deeper, keep: 16 });
    for (const part of parts) drawBlankPart(sheet, part, indent + deeper);
  }
  if (goesOn) paragraph(sheet, plain(say('blank.goes-on'), 'italic'), { size: 11, align: 'left', indent });
}

function drawStatement(sheet: Sheet, { text }: BlankStatement, indent: number): void {
  paragraph(sheet, plain(boxed(text)), { before: 2, indent });
}

function drawCondition(sheet: Sheet, { words, parts }: BlankCondition, indent: number): void {
  paragraph(sheet, plain(labelOf({ label: words }), 'italic'), { align: 'left', before: handwriting, indent: indent + deeper, keep: 10 });
  for (const part of parts) drawBlankPart(sheet, part, indent + deeper);
}
