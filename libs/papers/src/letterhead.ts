import type { IssuingAgency } from './dossier-paper.ts';
import { paragraph } from './paragraph.ts';
import { plain } from './rich-text.ts';
import type { Run } from './rich-text.ts';
import { millimetres } from './sheet.ts';
import type { Block, Sheet } from './sheet.ts';
import { dayInWords, dayOf } from './wording.ts';

interface Place {
  x: number;
  width: number;
}

const vietnam = 420;

export function zoneOf(agency: IssuingAgency): number {
  return agency.utcOffsetMinutes ?? vietnam;
}

/** Name of the form, at the right above all. */
export function formName(sheet: Sheet, name: string): void {
  paragraph(sheet, plain(name, 'italic'), { size: 11, align: 'right', before: 0 });
  sheet.skip(2);
}

/** Agency at the left, the state's name and motto at the right (Decree 30/2020/NĐ-CP, Annex I). */
export function letterhead(sheet: Sheet, agency: IssuingAgency, head: { number?: string; issuedAt: string }): void {
  const between = millimetres(4);
  const share = (sheet.width - between) / 12;
  const top = sheet.y;
  agencyColumn(sheet, { x: sheet.left, width: share * 5 }, agency, head.number);
  const agencyBottom = sheet.y;
  sheet.y = top;
  const right = { x: sheet.left + share * 5 + between, width: share * 7 };
  stateColumn(sheet, right);
  sheet.y += sheet.gap(3);
  const dated = sheet.say('dated', { place: agency.place, day: dayInWords(dayOf(head.issuedAt, zoneOf(agency))) });
  // A long place is set smaller rather than leaving the year alone on a second line.
  const size = [13, 12, 11].find((points) => sheet.layOut(plain(dated, 'italic'), right.width, { size: points }).lines.length === 1) ?? 11;
  centred(sheet, right, plain(dated, 'italic'), size);
  sheet.y = Math.max(sheet.y, agencyBottom);
}

/** The state's name and motto alone, over the whole width: the head of what citizens write. */
export function stateHead(sheet: Sheet): void {
  stateColumn(sheet, { x: sheet.left, width: sheet.width });
}

function agencyColumn(sheet: Sheet, place: Place, agency: IssuingAgency, number?: string): void {
  for (const line of agency.letterhead) centred(sheet, place, plain(line), 12);
  for (const line of sheet.say('unit.lines').split('\n')) centred(sheet, place, plain(line, 'bold'), 12);
  const ruled = place.width * 0.34;
  sheet.y += sheet.gap(1);
  sheet.rule(place.x + (place.width - ruled) / 2, sheet.y, ruled);
  if (number === undefined) return;
  sheet.y += sheet.gap(3);
  centred(sheet, place, plain(number), 13);
}

function stateColumn(sheet: Sheet, place: Place): void {
  centred(sheet, place, plain(sheet.say('state.name'), 'bold'), 12);
  const motto = centred(sheet, place, plain(sheet.say('state.motto'), 'bold'), 13);
  const ruled = Math.max(...motto.lines.map((line) => line.width));
  sheet.y += sheet.gap(1);
  sheet.rule(place.x + (place.width - ruled) / 2, sheet.y, ruled);
}

function centred(sheet: Sheet, { x, width }: Place, runs: Run[], size: number): Block {
  const block = sheet.layOut(runs, width, { size, leading: 1.3, align: 'center' });
  sheet.tag('P', sheet.root, () => sheet.drawBlock(block, x, sheet.y));
  sheet.y += block.height;
  return block;
}
