import { plain } from './rich-text.ts';
import { millimetres } from './sheet.ts';
import type { Sheet } from './sheet.ts';


/** Writes the foot of every page once their number is known; a paper of one page has none unless asked `always`. */
export function pageFeet(sheet: Sheet, foot: string, always = false): void {
  const { pages } = sheet;
  if (pages === 1 && !always) return;
  for (let page = 0; page < pages; page++) {
    sheet.doc.switchToPage(page);
    sheet.ornament(() => {
      const y = sheet.bottom + millimetres(5);
      const number = sheet.say('page', { page: String(page + 1), pages: String(pages) });
      sheet.drawBlock(sheet.layOut(plain(foot), sheet.width * 0.75, { size: 10 }), sheet.left, y);
      sheet.drawBlock(sheet.layOut(plain(number), sheet.width * 0.25, { size: 10, align: 'right' }), sheet.left + sheet.width * 0.75, y);
    }, 'Pagination');
  }
}
