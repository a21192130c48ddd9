import type { FileRefusal } from './file.problems.ts';
import { hasForeignTail, hidesArchive } from './foreign.ts';
import type { OpenFile } from './open-file.ts';

/** Two hundred million points are the most that telephones take; a viewer unpacks every one of them. */
const most = { side: 30_000, points: 250_000_000 };

/** A picture walked through: where it ends and how large it is; undefined when it does not end as it should. */
interface Walked {
  readonly end: number;
  readonly width: number;
  readonly height: number;
}

type Walk = (file: OpenFile, from: number) => Promise<Walked | undefined>;

export const judgeJpg = (file: OpenFile): Promise<FileRefusal | undefined> => judgePicture(file, walkJpgs);
export const judgePng = (file: OpenFile): Promise<FileRefusal | undefined> => judgePicture(file, walkPng);

async function judgePicture(file: OpenFile, walk: Walk): Promise<FileRefusal | undefined> {
  const walked = await walk(file, 0);
  if (!walked || walked.width === 0 || walked.height === 0) return 'attachment-damaged';
  const { end, width, height } = walked;
  if (Math.max(width, height) > most.side || width * height > most.points) return 'attachment-picture-size';
  return (await hasForeignTail(file, end)) || (await hidesArchive(file)) ? 'attachment-hidden-content' : undefined;
}

const mostPictures = 16;

/** Telephones put further pictures behind the first (ISO 21496 gain maps, CIPA DC-007); each must be a whole one. */
async function walkJpgs(file: OpenFile): Promise<Walked | undefined> {
  const first = await walkJpg(file, 0);
  let end = first?.end ?? 0;
  for (let nth = 1; first && nth < mostPictures; nth += 1) {
    const next = await walkJpg(file, end);
    if (!next) break;
    end = next.end;
  }
  return first && { ...first, end };
}

const mostSegments = 3_000;
const [startOfImage, endOfImage, startOfScan] = [0xd8, 0xd9, 0xda];
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** ITU-T T.81, annex B: segments with their lengths, and after a scan's header coded data up to the next marker. */
async function walkJpg(file: OpenFile, from: number): Promise<Walked | undefined> {
  const begins = await file.bytes(from, 2);
  if (begins[0] !== 0xff || begins[1] !== startOfImage) return undefined;
  let [at, width, height] = [from + 2, 0, 0];
  for (let nth = 0; nth < mostSegments; nth += 1) {
    const segment = segmentIn(await file.bytes(at, 9));
    if (!segment) return undefined;
    if (segment.marker === endOfImage) return { end: at + 2, width, height };
    ({ width, height } = segment.frame ?? { width, height });
    at += 2 + segment.length;
    if (segment.marker === startOfScan) at = await nextMarker(file, at);
  }
  return undefined;
}

interface Segment {
  readonly marker: number;
  /** Without the marker. */
  readonly length: number;
  readonly frame?: { readonly width: number; readonly height: number } | undefined;
}

function segmentIn(head: Buffer): Segment | undefined {
  const marker = head[1] ?? 0;
  if (head[0] !== 0xff || marker < 0xc0) return undefined;
  if (marker === endOfImage) return { marker, length: 0 };
  if (head.length < 4) return undefined;
  const frame = isFrame(marker) && head.length === 9 ? { height: head.readUInt16BE(5), width: head.readUInt16BE(7) } : undefined;
  return { marker, length: head.readUInt16BE(2), frame };
}

const reach = 64 * 1024;

/** In coded data FF is followed by 00, by a restart marker, or by the end of the data. */
async function nextMarker(file: OpenFile, from: number): Promise<number> {
  for (let at = from; at < file.size; ) {
    const data = await file.bytes(at, reach);
    for (let place = data.indexOf(0xff); place >= 0 && place + 1 < data.length; place = data.indexOf(0xff, place + 1)) {
      const next = data[place + 1] ?? 0;
      if (next >= 0xc0 && (next < 0xd0 || next > 0xd7) && next !== 0xff) return at + place;
    }
    // One byte is looked at again: the marker may lie across.
    at += Math.max(1, data.length - 1);
  }
  return file.size;
}

const pngSignature = 8;
const mostChunks = 20_000;

/** PNG (ISO/IEC 15948): chunks of length, name, data and checksum, from IHDR to IEND. */
async function walkPng(file: OpenFile, from: number): Promise<Walked | undefined> {
  let [at, width, height] = [from + pngSignature, 0, 0];
  for (let nth = 0; nth < mostChunks; nth += 1) {
    const head = await file.bytes(at, 16);
    if (head.length < 12) return undefined;
    const [length, name] = [head.readUInt32BE(0), head.toString('latin1', 4, 8)];
    if (!/^[A-Za-z]{4}$/.test(name) || (nth === 0) !== (name === 'IHDR') || at + 12 + length > file.size) return undefined;
    if (name === 'IHDR') [width, height] = [head.readUInt32BE(8), head.readUInt32BE(12)];
    at += 12 + length;
    if (name === 'IEND') return { end: at, width, height };
  }
  return undefined;
}
