import { AlignmentType, LeaderType, Paragraph, Table, TableCell, TableLayoutType, TableRow, TabStopType, TextRun, WidthType } from 'docx';
import type { IParagraphOptions, IRunOptions } from 'docx';
import { cleanText } from './clean-text.ts';
import type { Column } from './table.ts';

/** Word counts lengths in twentieths of a point. */
export const twips = (millimetres: number) => Math.round((millimetres * 1440) / 25.4);
/** And sizes of letters in halves. */
export const halfPoints = (points: number) => Math.round(points * 2);

/** Between the margins of Decree 30/2020/NĐ-CP, in millimetres. */
export const textWidth = 210 - 30 - 18;

export type Block = Paragraph | Table;

export interface TextLine extends Omit<IParagraphOptions, 'children' | 'indent' | 'spacing'> {
  /** Millimetres. */
  before?: number;
  indent?: number;
}

/** Empty boxes to tick are drawn from a font that has them: Times New Roman has none. */
const box = '☐';

export function runs(text: string, style: Partial<IRunOptions> = {}): TextRun[] {
  return cleanText(text)
    .split(new RegExp(`(${box})`))
    .filter((part) => part !== '')
    .map((part) => new TextRun({ ...style, text: part, ...(part === box ? { font: 'Segoe UI Symbol' } : {}) }));
}

export function textLine(children: readonly TextRun[], { before = 1, indent = 0, ...options }: TextLine = {}): Paragraph {
  return new Paragraph({ ...options, children, spacing: { before: twips(before) }, ...(indent > 0 ? { indent: { left: twips(indent) } } : {}) });
}

/** A dotted line from the last word to the margin; it stays one while somebody writes on it in Word. */
export function dottedLine(label: string, { unit = '', ...options }: TextLine & { unit?: string } = {}): Paragraph {
  const tabStops = [{ type: TabStopType.RIGHT, position: twips(textWidth), leader: LeaderType.DOT }];
  return textLine([...runs(label === '' ? '' : `${label} `), new TextRun({ text: `\t${unit}` })], { ...options, tabStops });
}

/** @param rowHeight in millimetres */
export function docxTable(columns: readonly Column[], rows: readonly (readonly string[])[], { size, rowHeight = 0 }: { size: number; rowHeight?: number }): Table {
  const widths = widthsOf(columns).map(twips);
  const cell = (text: string, at: number, bold: boolean) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { left: twips(1.5), right: twips(1.5) },
      children: text.split('\n').map((line) => textLine(runs(line, { size: halfPoints(size), bold }), { before: 0, ...centred(bold || columns[at]?.align === 'center') })),
    });
  const height = rowHeight > 0 ? { height: { value: twips(rowHeight), rule: 'atLeast' as const } } : {};
  return new Table({
    width: { size: twips(textWidth), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ label }, at) => cell(label, at, true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, ...height, children: columns.map((_, at) => cell(row[at] ?? '', at, false)) })),
    ],
  });
}

const centred = (is: boolean) => (is ? { alignment: AlignmentType.CENTER } : {});

function widthsOf(columns: readonly Column[]): number[] {
  const fixed = columns.reduce((sum, { width = 0 }) => sum + width, 0);
  const free = columns.filter(({ width }) => width === undefined).length;
  return columns.map(({ width }) => width ?? (textWidth - fixed) / free);
}
