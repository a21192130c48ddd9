import { plain } from './rich-text.ts';
import { millimetres } from './sheet.ts';
import type { Sheet } from './sheet.ts';

export interface Signature {
  /** In capitals: `NGƯỜI NỘP HỒ SƠ`. */
  role: string;
  /** In italics below it: `(Ký và ghi rõ họ tên)`. */
  note?: string;
  name?: string;
  /** Millimetres left to sign in; 16 unless said otherwise. */
  room?: number;
}

/** Signature boxes side by side, kept together on one page; an absent one leaves its half empty. */
export function signatures(sheet: Sheet, left: Signature | undefined, right: Signature | undefined): void {
  const between = millimetres(6);
  const width = (sheet.width - between) / 2;
  const boxes = [left, right].map((signature, at) => ({ x: sheet.left + at * (width + between), parts: signature ? laidOut(sheet, signature, width) : [] }));
  const height = Math.max(...boxes.map(({ parts }) => parts.reduce((sum, { before, block }) => sum + before + block.height, 0)));
  sheet.skip(4);
  sheet.makeRoom(height);
  for (const { x, parts } of boxes) {
    let y = sheet.y;
    for (const { block, before } of parts) {
      y += before;
      const top = y;
      sheet.tag('P', sheet.root, () => sheet.drawBlock(block, x, top));
      y += block.height;
    }
  }
  sheet.y += height;
}

function laidOut(sheet: Sheet, { role, note, name, room = 16 }: Signature, width: number) {
  const centred = { align: 'center', leading: 1.25 } as const;
  return [
    { before: 0, block: sheet.layOut(plain(role, 'bold'), width, { size: 13, ...centred }) },
    ...(note ? [{ before: 0, block: sheet.layOut(plain(note, 'italic'), width, { size: 12, ...centred }) }] : []),
    ...(name ? [{ before: sheet.gap(room), block: sheet.layOut(plain(name, 'bold'), width, { size: 13, ...centred }) }] : []),
  ];
}
