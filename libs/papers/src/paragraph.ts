import { plain } from './rich-text.ts';
import type { Run } from './rich-text.ts';
import { millimetres } from './sheet.ts';
import type { Block, Role, Sheet, TextStyle } from './sheet.ts';

export interface ParagraphStyle extends Partial<TextStyle> {
  role?: Role;
  lang?: string;
  /** Millimetres. */
  before?: number;
  indent?: number;
  /** Millimetres that must be left below it on the page, so that a heading never stands alone at the foot. */
  keep?: number;
  /** A dotted line from the last word to the margin, to write on. */
  leaders?: boolean;
  /** What stands at the end of the dotted line: `m²`. */
  after?: string;
}

/** Sizes and distances of running text on official papers. */
const body = { size: 13, leading: 1.25, align: 'justify', before: 1 } as const;

/** Writes a paragraph and moves on below it; lines that find no room go to the next page. */
export function paragraph(sheet: Sheet, runs: readonly Run[], style: ParagraphStyle = {}): void {
  const { role = 'P', lang, before, indent = 0, keep = 0, leaders = false, after, ...text } = { ...body, ...style };
  const x = sheet.left + millimetres(indent);
  const block = sheet.layOut(runs, sheet.width - millimetres(indent), text);
  sheet.skip(before);
  sheet.makeRoom(Math.min(block.lines.length, 2) * block.lineHeight + millimetres(keep));
  const draw = () => {
    for (const line of block.lines) {
      sheet.makeRoom(block.lineHeight);
      sheet.drawLine(block, line, x, sheet.y);
      sheet.y += block.lineHeight;
    }
  };
  sheet.tag(role, sheet.root, draw, lang ? { lang } : {});
  if (leaders) lead(sheet, block, x, after);
}

/** A label that leaves too little to write on beside it gets a line of its own. */
const enough = millimetres(28);

function lead(sheet: Sheet, label: Block, x: number, after = ''): void {
  const end = after === '' ? undefined : sheet.layOut(plain(after), sheet.width, { size: body.size });
  const to = sheet.left + sheet.width - (end ? (end.lines[0]?.width ?? 0) + millimetres(1) : 0);
  let from = x + lastWidth(label);
  if (to - from < enough) {
    from = x;
    sheet.makeRoom(label.lineHeight + millimetres(2));
    sheet.y += label.lineHeight + millimetres(2);
  }
  const top = sheet.y - label.lineHeight;
  if (end) sheet.tag('P', sheet.root, () => sheet.drawBlock(end, to + millimetres(1), top));
  sheet.ornament(() => sheet.doc.save().lineWidth(0.75).dash(0.75, { space: 2.25 }).moveTo(from, top + label.lineHeight * 0.78).lineTo(to, top + label.lineHeight * 0.78).stroke().restore());
}

function lastWidth({ lines }: Block): number {
  const last = lines.at(-1);
  const blank = last?.pieces.every((piece) => piece.text.trim() === '') ?? true;
  return last && !blank ? last.width + millimetres(1) : 0;
}
