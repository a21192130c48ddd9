import { plain } from './rich-text.ts';
import { millimetres } from './sheet.ts';
import type { Block, Sheet } from './sheet.ts';
import type { Template, TemplateColumn } from './template.ts';
import type { Words } from './wording.ts';

const padding = millimetres(1);
/** Sums stand between the last row and the margin, the page's number below it. */
const footRoom = millimetres(7);
/** A name or address that would fill a page by itself is cut. */
const mostLines = 12;

/** A table that is written row by row over any number of pages, each with its head, its sum and the sum so far. */
export class RegisterTable {
  private readonly columns: readonly TemplateColumn[];
  private readonly size: number;
  private readonly widths: readonly number[];
  private readonly head: readonly Block[];
  private page = 1;
  private onPage = 0;
  private written = 0;

  constructor(
    private readonly sheet: Sheet,
    { columns = [], size = 9 }: NonNullable<Template['layout']>,
  ) {
    this.columns = columns;
    this.size = size;
    this.widths = widthsOf(columns, sheet.width);
    this.head = columns.map(({ key }, at) => this.cell(sheet.say(`register.column.${key}` as Words), at, 'center', 'bold'));
    this.drawRow(this.head);
  }

  /** @returns whether a page was turned for it */
  write(number: number, cells: Readonly<Record<string, string>>): boolean {
    const row = this.columns.map(({ key, align = 'left' }, at) => this.cell(key === 'number' ? String(number) : (cells[key] ?? ''), at, align, 'regular'));
    const turns = this.sheet.y + heightOf(row) > this.sheet.bottom - footRoom;
    if (turns) {
      this.foot();
      this.sheet.turn();
      this.page += 1;
      this.onPage = 0;
      this.drawRow(this.head);
    }
    this.drawRow(row);
    this.onPage += 1;
    this.written += 1;
    return turns;
  }

  /** The last page's foot, and what everything comes to. */
  close(total: string): void {
    const { sheet } = this;
    const block = sheet.layOut(plain(total, 'bold'), sheet.width, { size: 11 });
    if (sheet.y + footRoom + block.height > sheet.bottom) {
      this.foot();
      sheet.turn();
      this.page += 1;
      this.onPage = 0;
    }
    const top = sheet.y;
    sheet.drawBlock(block, sheet.left, top + millimetres(6));
    this.foot(top);
  }

  private foot(sumAt = this.sheet.y): void {
    const { sheet } = this;
    if (this.written > 0) {
      const sum = sheet.layOut(plain(sheet.say('register.sum', { page: String(this.onPage), all: String(this.written) }), 'italic'), sheet.width, { size: 10 });
      sheet.drawBlock(sum, sheet.left, sumAt + millimetres(1));
    }
    const y = sheet.bottom + millimetres(4);
    sheet.drawBlock(sheet.layOut(plain(sheet.details.foot ?? ''), sheet.width * 0.8, { size: 9 }), sheet.left, y);
    sheet.drawBlock(sheet.layOut(plain(sheet.say('register.page', { page: String(this.page) })), sheet.width * 0.2, { size: 9, align: 'right' }), sheet.left + sheet.width * 0.8, y);
  }

  private cell(text: string, at: number, align: 'left' | 'center', face: 'regular' | 'bold'): Block {
    const block = this.sheet.layOut(plain(text, face), (this.widths[at] ?? 0) - 2 * padding, { size: this.size, leading: 1.2, align });
    const lines = block.lines.slice(0, mostLines);
    return { ...block, lines, height: lines.length * block.lineHeight };
  }

  private drawRow(row: readonly Block[]): void {
    const { sheet } = this;
    const height = heightOf(row);
    let x = sheet.left;
    row.forEach((block, at) => {
      const width = this.widths[at] ?? 0;
      sheet.doc.lineWidth(0.4).rect(x, sheet.y, width, height).stroke();
      sheet.drawBlock(block, x + padding, sheet.y + padding);
      x += width;
    });
    sheet.y += height;
  }
}

const heightOf = (row: readonly Block[]) => Math.max(...row.map(({ height }) => height)) + 2 * padding;

function widthsOf(columns: readonly TemplateColumn[], total: number): number[] {
  const fixed = columns.reduce((sum, { width = 0 }) => sum + millimetres(width), 0);
  const free = columns.filter(({ width }) => width === undefined).length;
  return columns.map(({ width }) => (width === undefined ? (total - fixed) / free : millimetres(width)));
}
