import { plain } from './rich-text.ts';
import { millimetres } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { say } from './wording.ts';

export interface Signature {
  /** In capitals: `NGƯỜI NỘP HỒ SƠ`. */
  role: string;
  /** In italics below it: `(Ký và ghi rõ họ tên)`. */
  note?: string;
  name?: string;
  /** Millimetres left to sign in; 16 unless said otherwise. */
  room?: number;
  /** Signed already: lines of x, y, x, y … in a field of 600 by 200. */
  strokes?: readonly (readonly number[])[];
}

/** Signature boxes side by side, kept together on one page; an absent one leaves its half empty. */
export function signatures(sheet: Sheet, left: Signature | undefined, right: Signature | undefined): void {
  const between = millimetres(6);
  const width = (sheet.width - between) / 2;
  const boxes = [left, right].map((signature, at) => ({ x: sheet.left + at * (width + between), signature, parts: signature ? laidOut(sheet, signature, width) : [] }));
  const height = Math.max(...boxes.map(({ parts }) => parts.reduce((sum, { before, block }) => sum + before + block.height, 0)));
  sheet.skip(4);
  sheet.makeRoom(height);
  for (const { x, parts, signature } of boxes) {
    let y = sheet.y;
    for (const { block, before } of parts) {
      if (before > 0 && signature?.strokes) draw(sheet, signature.strokes, { left: x + (width - before * 3) / 2, top: y, height: before, label: signature.role });
      y += before;
      const top = y;
      sheet.tag('P', sheet.root, () => sheet.drawBlock(block, x, top));
      y += block.height;
    }
  }
  sheet.y += height;
}

const field = { width: 600, height: 200 };

/** Between the note and the name, where one signs by hand. */
function draw(sheet: Sheet, strokes: readonly (readonly number[])[], { left, top, height, label }: { left: number; top: number; height: number; label: string }): void {
  const scale = height / field.height;
  const bbox: [number, number, number, number] = [left, top, left + field.width * scale, top + height];
  const inked = () => {
    sheet.doc.save().lineWidth(1.2).lineCap('round').lineJoin('round');
    for (const [x = 0, y = 0, ...rest] of strokes) {
      sheet.doc.moveTo(left + x * scale, top + y * scale);
      for (let at = 0; at + 1 < rest.length; at += 2) sheet.doc.lineTo(left + (rest[at] ?? 0) * scale, top + (rest[at + 1] ?? 0) * scale);
      // A tap is a dot.
      if (rest.length === 0) sheet.doc.lineTo(left + (x + 1) * scale, top + y * scale);
    }
    sheet.doc.stroke().restore();
  };
  sheet.tag('Figure', sheet.root, inked, { alt: say('sign.drawn', { role: label }), bbox });
}

function laidOut(sheet: Sheet, { role, note, name, room = 16 }: Signature, width: number) {
  const centred = { align: 'center', leading: 1.25 } as const;
  return [
    { before: 0, block: sheet.layOut(plain(role, 'bold'), width, { size: 13, ...centred }) },
    ...(note ? [{ before: 0, block: sheet.layOut(plain(note, 'italic'), width, { size: 12, ...centred }) }] : []),
    ...(name ? [{ before: sheet.gap(room), block: sheet.layOut(plain(name, 'bold'), width, { size: 13, ...centred }) }] : []),
  ];
}
