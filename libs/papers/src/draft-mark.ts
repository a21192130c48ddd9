import { plain } from './rich-text.ts';
import type { Sheet } from './sheet.ts';
import { say } from './wording.ts';

const size = 96;

/** Writes "bản nháp" large and pale across every page, so that nobody takes a draft for what was handed in. */
export function draftMark(sheet: Sheet): void {
  const mark = sheet.layOut(plain(say('draft.mark'), 'bold'), sheet.doc.page.width * 2, { size });
  const width = mark.lines[0]?.width ?? 0;
  for (let page = 0; page < sheet.pages; page++) {
    sheet.doc.switchToPage(page);
    const middle = { x: sheet.doc.page.width / 2, y: sheet.doc.page.height / 2 };
    sheet.ornament(() => {
      sheet.doc.save().rotate(-50, { origin: [middle.x, middle.y] }).fillOpacity(0.07);
      sheet.drawBlock(mark, middle.x - width / 2, middle.y - size / 2);
      sheet.doc.restore();
    }, 'Pagination');
  }
}
