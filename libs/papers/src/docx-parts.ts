import type { BlankBoxes, BlankCondition, BlankCopies, BlankLine, BlankPart, BlankStatement, BlankTable } from './blank-content.ts';
import { areShort } from './blank-parts.ts';
import { type Block, docxTable, dottedLine, runs, textLine } from './docx-paragraphs.ts';
import { tableSize } from './table.ts';
import { labelOf, say } from './wording.ts';

type Part<Kind extends BlankPart['kind']> = Extract<BlankPart, { kind: Kind }>;
type Write<Kind extends BlankPart['kind']> = (part: Part<Kind>, indent: number) => Block[];

/** One part of a blank form as Word has it; the twin of `drawBlankPart`. @param indent in millimetres */
export function docxParts<Kind extends BlankPart['kind']>(part: Part<Kind>, indent = 0): Block[] {
  const write = writings[part.kind] as Write<Kind>;
  return write(part, indent);
}

const writings: { [Kind in BlankPart['kind']]: Write<Kind> } = {
  line: writeLine,
  boxes: writeBoxes,
  table: writeTable,
  copies: writeCopies,
  statement: ({ text }: BlankStatement, indent) => [textLine(runs(boxed(text)), { before: 2, indent })],
  condition: writeCondition,
};

const deeper = 6;
const handwriting = 2.2;
const boxed = (choice: string) => `☐ ${choice}`;

function writeLine({ item, label, lines = 0, unit, gaps }: BlankLine, indent: number): Block[] {
  const head = labelOf({ item, label });
  if (gaps) return [textLine(runs(`${head} ${gaps.replaceAll(' ', '\u00A0')}`), { before: handwriting, indent })];
  const last = unit ? { unit } : {};
  const below = Array.from({ length: lines }, (_, at) => dottedLine('', { before: handwriting, indent, ...(at === lines - 1 ? last : {}) }));
  return [dottedLine(head, { before: handwriting, indent, ...(lines === 0 ? last : {}) }), ...below];
}

function writeBoxes({ item, label, choices }: BlankBoxes, indent: number): Block[] {
  const head = labelOf({ item, label });
  if (areShort(choices)) {
    const boxes = choices.map((choice) => boxed(choice).replaceAll(' ', '\u00A0'));
    return [textLine(runs(`${head}\u00A0\u00A0 ${boxes.join('\u00A0\u00A0\u00A0 ')}`), { before: handwriting, indent })];
  }
  return [textLine(runs(head), { before: handwriting, indent, keepNext: true }), ...choices.map((choice) => textLine(runs(boxed(choice)), { indent: indent + deeper }))];
}

function writeTable({ item, label, columns, rows, notes = [], goesOn }: BlankTable, indent: number): Block[] {
  const empty = columns.map(({ choices = [] }) => choices.map(boxed).join('\n'));
  const numbered = Array.from({ length: rows }, (_, at) => [String(at + 1), ...empty.slice(1)]);
  return [
    textLine(runs(labelOf({ item, label })), { before: handwriting, indent, keepNext: true }),
    docxTable(columns, numbered, { size: tableSize(columns), rowHeight: 9 }),
    ...[...notes, ...(goesOn ? [say('blank.goes-on')] : [])].map(remark),
  ];
}

const remark = (text: string) => textLine(runs(text, { italics: true, size: 22 }));

function writeCopies({ item, label, row, count, parts, goesOn }: BlankCopies, indent: number): Block[] {
  const copy = (number: number) => [
    textLine(runs(say('blank.copy', { row, number: String(number) }), { bold: true, italics: true }), { before: 3, indent: indent + deeper, keepNext: true }),
    ...parts.flatMap((part) => docxParts(part, indent + deeper)),
  ];
  const copies = Array.from({ length: count }, (_, at) => copy(at + 1)).flat();
  return [textLine(runs(labelOf({ item, label })), { before: handwriting, indent, keepNext: true }), ...copies, ...(goesOn ? [remark(say('blank.goes-on'))] : [])];
}

function writeCondition({ words, parts }: BlankCondition, indent: number): Block[] {
  const head = textLine(runs(labelOf({ label: words }), { italics: true }), { before: handwriting, indent: indent + deeper, keepNext: true });
  return [head, ...parts.flatMap((part) => docxParts(part, indent + deeper))];
}
