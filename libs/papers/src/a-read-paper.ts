import { inflateSync } from 'node:zlib';
import { BarcodeFormat, BinaryBitmap, Code128Reader, DecodeHintType, GlobalHistogramBinarizer, QRCodeReader, RGBLuminanceSource } from '@zxing/library';
import { getDocumentProxy } from 'unpdf';

/** A stretch of text as it stands on the page; points, from the top left corner. */
export interface Word {
  text: string;
  page: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface ReadPaper {
  /** All text in order of drawing, with single spaces. */
  text: string;
  words: Word[];
  pages: number;
  info: Record<string, unknown>;
  /** Of the document tree, as screen readers meet it. */
  roles: string[];
}

const pageHeight = 841.89;

export async function readPaper(pdf: Buffer): Promise<ReadPaper> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const words: Word[] = [];
  const roles: string[] = [];
  let text = '';
  for (let page = 1; page <= document.numPages; page++) {
    const sheet = await document.getPage(page);
    const { items } = await sheet.getTextContent();
    for (const item of items) {
      if (!('str' in item)) continue;
      text += item.hasEOL ? `${item.str}\n` : item.str;
      if (item.str.trim() !== '') words.push(placed(item.str, page, item.transform as number[], item.width));
    }
    roles.push(...rolesOf((await sheet.getStructTree()) ?? {}));
  }
  const { info } = await document.getMetadata();
  return { text: text.replace(/\s+/g, ' ').trim(), words, pages: document.numPages, info: info as Record<string, unknown>, roles };
}

function placed(text: string, page: number, transform: number[], width: number): Word {
  const [, , , size = 0, left = 0, baseline = 0] = transform;
  const foot = pageHeight - baseline;
  return { text, page, left, right: left + width, top: foot - size * 0.7, bottom: foot + size * 0.2 };
}

/** Elements have a role and children; what they hold on the page has neither. */
function rolesOf(node: object): string[] {
  const role = 'role' in node && typeof node.role === 'string' ? [node.role] : [];
  const children: object[] = 'children' in node && Array.isArray(node.children) ? node.children : [];
  return [...role, ...children.flatMap(rolesOf)];
}

/** Pairs of words that are printed over each other. */
export function overlaps(words: readonly Word[]): string[] {
  return words.flatMap((one, at) =>
    words
      .slice(at + 1)
      .filter((other) => one.page === other.page && crosses(one, other))
      .map((other) => `${one.text} × ${other.text}`),
  );
}

const points = (millimetres: number) => (millimetres * 72) / 25.4;

/** Words that stand outside of the margins of Decree 30/2020/NĐ-CP; feet stand in the lower one. */
export function outside(words: readonly Word[]): string[] {
  const slack = 1;
  const isOutside = ({ left, right, top, bottom }: Word) => left < points(30) - slack || right > 595.28 - points(18) + slack || top < points(20) - slack || bottom > pageHeight - points(7);
  return words.filter(isOutside).map(({ text, page }) => `${text} (page ${page})`);
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function crosses(one: Box, other: Box): boolean {
  const slack = 0.5;
  return one.left < other.right - slack && other.left < one.right - slack && one.top < other.bottom - slack && other.top < one.bottom - slack;
}

// Painted, not photographed: nothing else is in the picture.
const pure = new Map([[DecodeHintType.PURE_BARCODE, true]]);

/** What a scanner reads off the paper: the rectangles of the page are painted and given to ZXing. */
export function scan(pdf: Buffer): { qr: string; bars: string; boxes: Box[] } {
  const rectangles = filledRectangles(pdf);
  const middle = 300;
  const left = rectangles.filter((rectangle) => rectangle.left < middle);
  const right = rectangles.filter((rectangle) => rectangle.left >= middle);
  return {
    qr: new QRCodeReader().decode(painted(left), pure).getText(),
    bars: code128(painted(right)),
    boxes: [around(left), around(right)],
  };
}

function code128(image: BinaryBitmap): string {
  const result = new Code128Reader().decode(image);
  if (result.getBarcodeFormat() !== BarcodeFormat.CODE_128) throw new Error('These bars are not Code 128.');
  return result.getText();
}

function filledRectangles(pdf: Buffer): Box[] {
  // Rectangles are named one a line; the f or S behind them says whether they are filled or only framed.
  return contentStreams(pdf).flatMap((content) => [...content.matchAll(/((?:^\S+ \S+ \S+ \S+ re\n)+)(?:^.* (?:cs|scn|RG|rg)\n)*^f$/gm)].flatMap(([, list = '']) => list.trim().split('\n').map(rectangle)));
}

function rectangle(line: string): Box {
  const [left = 0, top = 0, width = 0, height = 0] = line.split(' ').map(Number);
  return { left, top, right: left + width, bottom: top + height };
}

function contentStreams(pdf: Buffer): string[] {
  const streams: string[] = [];
  for (let from = pdf.indexOf('stream\n'); from >= 0; from = pdf.indexOf('stream\n', from + 1)) {
    const to = pdf.indexOf('endstream', from);
    try {
      const text = inflateSync(pdf.subarray(from + 'stream\n'.length, to)).toString('latin1');
      if (text.startsWith('1 0 0 -1 0 ')) streams.push(text);
    } catch {
      // The word "stream" inside binary data, or a stream that is not deflated.
    }
  }
  return streams;
}

function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

function painted(boxes: readonly Box[]): BinaryBitmap {
  const scale = 8;
  const quiet = 40;
  const frame = around(boxes);
  const width = Math.ceil((frame.right - frame.left) * scale) + 2 * quiet;
  const height = Math.ceil((frame.bottom - frame.top) * scale) + 2 * quiet;
  const pixels = new Uint8ClampedArray(width * height).fill(255);
  const across = (x: number) => Math.round((x - frame.left) * scale) + quiet;
  const down = (y: number) => Math.round((y - frame.top) * scale) + quiet;
  for (const box of boxes) {
    for (let y = down(box.top); y < down(box.bottom); y++) pixels.fill(0, y * width + across(box.left), y * width + across(box.right));
  }
  return new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(pixels, width, height)));
}
