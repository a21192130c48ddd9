import bwip from 'bwip-js/generic';
import QRCode from 'qrcode';
import type { DossierPaper } from './dossier-paper.ts';
import { plain } from './rich-text.ts';
import { millimetres } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { inFours } from './wording.ts';

type Traced = Pick<DossierPaper, 'reference' | 'lookupNumber' | 'trackUrl'>;

const qrSide = millimetres(25);
const barsWidth = millimetres(52);
const barsHeight = millimetres(13);
const between = millimetres(5);
/** White modules that a scanner needs before and after Code 128 is drawn short of the column's edges. */
const quiet = 4;

/** Foot of a paper by which the dossier is found again: QR to the status page, words, and the look-up number in bars for the counter. */
export function trace(sheet: Sheet, paper: Traced): void {
  const words = sheet.width - qrSide - barsWidth - 2 * between;
  const head = sheet.layOut(plain(sheet.say('trace.head'), 'bold'), words, { size: 10.5, leading: 1.3 });
  const how = sheet.layOut(plain(sheet.say('trace.how', { host: hostOf(paper.trackUrl) })), words, { size: 10.5, leading: 1.3 });
  const height = Math.max(qrSide, head.height + how.height);
  sheet.skip(4);
  sheet.makeRoom(height + millimetres(3));
  sheet.rule(sheet.left, sheet.y, sheet.width);
  const middle = sheet.y + millimetres(3) + height / 2;
  drawQr(sheet, paper, middle - qrSide / 2);
  const textTop = middle - (head.height + how.height) / 2;
  const textLeft = sheet.left + qrSide + between;
  sheet.tag('P', sheet.root, () => {
    sheet.drawBlock(head, textLeft, textTop);
    sheet.drawBlock(how, textLeft, textTop + head.height);
  });
  drawBars(sheet, paper, middle);
  sheet.y = middle + height / 2;
}

function drawQr(sheet: Sheet, paper: Traced, top: number): void {
  const { modules } = QRCode.create(paper.trackUrl, { errorCorrectionLevel: 'M' });
  const side = qrSide / (modules.size + 2);
  const draw = () => {
    for (let row = 0; row < modules.size; row++) {
      for (const { from, to } of dark(modules.size, (column) => Boolean(modules.get(row, column)))) {
        sheet.doc.rect(sheet.left + (from + 1) * side, top + (row + 1) * side, (to - from) * side, side);
      }
    }
    sheet.doc.fill('black');
  };
  sheet.tag('Figure', sheet.root, draw, { alt: sheet.say('trace.qr', { reference: paper.reference }), bbox: [sheet.left, top, sheet.left + qrSide, top + qrSide] });
}

/** Dark stretches of a row: one rectangle each leaves no hairlines between modules. */
function dark(size: number, isDark: (column: number) => boolean): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  for (let column = 0; column < size; column++) {
    if (!isDark(column)) continue;
    const last = stretches.at(-1);
    if (last?.to === column) last.to++;
    else stretches.push({ from: column, to: column + 1 });
  }
  return stretches;
}

function drawBars(sheet: Sheet, { lookupNumber }: Traced, middle: number): void {
  const widths = barWidths(lookupNumber.replace(/\s/g, ''));
  const module = barsWidth / (widths.reduce((sum, width) => sum + width, 0) + 2 * quiet);
  const left = sheet.left + sheet.width - barsWidth;
  const label = sheet.layOut(plain(inFours(lookupNumber)), barsWidth, { size: 11, align: 'center' });
  const top = middle - (barsHeight + label.height) / 2;
  const draw = () => {
    let x = left + quiet * module;
    widths.forEach((width, at) => {
      if (at % 2 === 0) sheet.doc.rect(x, top, width * module, barsHeight);
      x += width * module;
    });
    sheet.doc.fill('black');
  };
  sheet.tag('Figure', sheet.root, draw, { alt: sheet.say('trace.bars', { number: inFours(lookupNumber) }), bbox: [left, top, left + barsWidth, top + barsHeight] });
  sheet.tag('P', sheet.root, () => sheet.drawBlock(label, left, top + barsHeight + millimetres(0.5)));
}

/** Widths in modules of bar, space, bar, … */
function barWidths(text: string): number[] {
  const [symbol] = bwip.raw({ bcid: 'code128', text });
  if (!symbol || !('sbs' in symbol)) throw new Error('bwip-js gave no bars for Code 128.');
  return Array.from(symbol.sbs);
}

function hostOf(url: string): string {
  return new URL(url).host;
}
