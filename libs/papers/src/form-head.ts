import { formName, stateHead } from './letterhead.ts';
import { paragraph } from './paragraph.ts';
import { plain } from './rich-text.ts';
import type { Sheet } from './sheet.ts';

/** Name of the official form, the state's head and the title of what a citizen writes. */
export function drawFormHead(sheet: Sheet, { official, title }: { official?: string; title: string }): void {
  if (official) formName(sheet, official);
  stateHead(sheet);
  paragraph(sheet, plain(title.toLocaleUpperCase('vi'), 'bold'), { role: 'H1', size: 14, leading: 1.3, align: 'center', before: 6 });
}

export function drawSectionTitle(sheet: Sheet, title: string): void {
  paragraph(sheet, plain(title, 'bold'), { role: 'H2', align: 'left', before: 4, keep: 12 });
}
