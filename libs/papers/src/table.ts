import { plain } from './rich-text.ts';
import type { Run } from './rich-text.ts';
import { millimetres } from './sheet.ts';
import type { Block, Content, Node, Sheet } from './sheet.ts';

export interface Column {
  label: string;
  /** Millimetres; columns without a width share what is left. */
  width?: number;
  align?: 'left' | 'center';
}

export type Cell = string | readonly Run[];

interface Grid {
  sheet: Sheet;
  /** White above and below the text of a cell. */
  air: number;
  /** Of a row at least, in points. */
  least: number;
  widths: number[];
  head: Block[];
}

const padding = millimetres(2);

export interface TableStyle {
  size?: number;
  /** Millimetres that a row has at least: room to write in by hand. */
  rowHeight?: number;
}

/** Draws a table over as many pages as it needs; the head is repeated on each, and a row too tall for a page is continued. */
export function table(sheet: Sheet, columns: readonly Column[], rows: readonly (readonly Cell[])[], { size = 12, rowHeight = 0 }: TableStyle = {}): void {
  const widths = widthsOf(columns, sheet.width);
  const grid: Grid = { sheet, air: sheet.gap(0.8), least: millimetres(rowHeight), widths, head: columns.map((column, at) => sheet.layOut(plain(column.label, 'bold'), inner(widths, at), { size, align: 'center' })) };
  sheet.skip(1.5);
  const blocks = rows.map((row) => columns.map((column, at) => sheet.layOut(runsOf(row[at] ?? ''), inner(widths, at), { size, align: column.align ?? 'left' })));
  sheet.makeRoom(heightOf(grid, grid.head) + heightOf(grid, blocks[0] ?? grid.head));
  const node = sheet.hang('Table', sheet.root, []);
  drawHead(grid, node);
  for (const row of blocks) drawRow(grid, row, node);
}

function drawHead(grid: Grid, node: Node): void {
  const contents = drawCells(grid, grid.head, 'TH');
  const row = grid.sheet.hang('TR', node, []);
  for (const content of contents) grid.sheet.hang('TH', row, [content], { scope: 'Column' });
}

function drawRow(grid: Grid, row: readonly Block[], node: Node): void {
  const contents: Content[][] = row.map(() => []);
  let rest = [...row];
  while (rest.some((block) => block.lines.length > 0)) {
    const { now, later } = split(rest, roomForRow(grid, rest) - 2 * grid.air);
    drawCells(grid, now, 'TD').forEach((content, at) => contents[at]?.push(content));
    rest = later;
  }
  const struct = grid.sheet.hang('TR', node, []);
  for (const content of contents) grid.sheet.hang('TD', struct, content);
}

/** Turns the page when the row does not fit, unless it would not fit on a fresh page either. @returns height left for it */
function roomForRow(grid: Grid, row: readonly Block[]): number {
  const { sheet } = grid;
  const whole = heightOf(grid, row);
  const fits = () => sheet.y + whole <= sheet.bottom;
  const line = Math.max(...row.map((block) => block.lineHeight)) + 2 * grid.air;
  const tall = whole > (sheet.bottom - millimetres(20)) / 2;
  if (!fits() && !(tall && sheet.y + 4 * line <= sheet.bottom)) {
    sheet.turn();
    sheet.ornament(() => drawFrame(grid, grid.head, true), 'Pagination');
    sheet.y += heightOf(grid, grid.head);
  }
  return sheet.bottom - sheet.y;
}

function split(row: readonly Block[], room: number): { now: Block[]; later: Block[] } {
  const cut = (block: Block, from: number, to?: number): Block => {
    const lines = block.lines.slice(from, to);
    return { ...block, lines, height: lines.length * block.lineHeight };
  };
  const count = (block: Block) => Math.max(1, Math.floor(room / block.lineHeight));
  return { now: row.map((block) => cut(block, 0, count(block))), later: row.map((block) => cut(block, count(block))) };
}

function drawCells(grid: Grid, row: readonly Block[], role: 'TH' | 'TD'): Content[] {
  const { sheet } = grid;
  sheet.ornament(() => drawFrame(grid, row, false));
  const contents = row.map((block, at) => sheet.mark(role, () => sheet.drawBlock(block, leftOf(grid, at) + padding, sheet.y + grid.air)));
  sheet.y += heightOf(grid, row);
  return contents;
}

function drawFrame(grid: Grid, row: readonly Block[], withText: boolean): void {
  const { sheet } = grid;
  row.forEach((block, at) => {
    sheet.doc.lineWidth(0.5).rect(leftOf(grid, at), sheet.y, grid.widths[at] ?? 0, heightOf(grid, row)).stroke();
    if (withText) sheet.drawBlock(block, leftOf(grid, at) + padding, sheet.y + grid.air);
  });
}

/** Many columns want smaller letters, or words are torn. */
export function tableSize(columns: readonly Column[]): number {
  return columns.length > 7 ? 9 : columns.length > 5 ? 10 : 11.5;
}

function runsOf(cell: Cell): readonly Run[] {
  return typeof cell === 'string' ? plain(cell) : cell;
}

function heightOf({ air, head, least }: Grid, row: readonly Block[]): number {
  const text = Math.max(...row.map((block) => block.height)) + 2 * air;
  return row === head ? text : Math.max(text, least);
}

function leftOf({ sheet, widths }: Grid, at: number): number {
  return widths.slice(0, at).reduce((sum, width) => sum + width, sheet.left);
}

function inner(widths: readonly number[], at: number): number {
  return (widths[at] ?? 0) - 2 * padding;
}

function widthsOf(columns: readonly Column[], total: number): number[] {
  const fixed = columns.reduce((sum, { width = 0 }) => sum + millimetres(width), 0);
  const free = columns.filter(({ width }) => width === undefined).length;
  return columns.map(({ width }) => (width === undefined ? (total - fixed) / free : millimetres(width)));
}
