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
}

/** Sizes and distances of running text on official papers. */
const body = { size: 13, leading: 1.25, align: 'justify', before: 1 } as const;

/** Writes a paragraph and moves on below it; lines that find no room go to the next page. */
export function paragraph(sheet: Sheet, runs: readonly Run[], style: ParagraphStyle = {}): void {
  const { role = 'P', lang, before, indent = 0, keep = 0, leaders = false, ...text } = { ...body, ...style };
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
  if (leaders) dottedLine(sheet, x + lastWidth(block), sheet.y - block.lineHeight * 0.22);
}

function lastWidth({ lines }: Block): number {
  const last = lines.at(-1);
  const blank = last?.pieces.every((piece) => piece.text.trim() === '') ?? true;
  return last && !blank ? last.width + millimetres(1) : 0;
}

function dottedLine(sheet: Sheet, from: number, y: number): void {
  const to = sheet.left + sheet.width;
  // A label that fills its line leaves nothing to write on beside it.
  if (to - from < millimetres(10)) return;
  sheet.ornament(() => sheet.doc.save().lineWidth(0.75).dash(0.75, { space: 2.25 }).moveTo(from, y).lineTo(to, y).stroke().restore());
}
