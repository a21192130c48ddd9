import { createInflate } from 'node:zlib';
import type { FileRefusal } from './file.problems.ts';
import { hasForeignTail, hidesArchive, holdsForeign } from './foreign.ts';
import { windowsOver, type OpenFile } from './open-file.ts';

/** A name of PDF; every letter of one may be written as #xx (ISO 32000, 7.3.5), which only who hides something does. */
const named = (...names: string[]) => names.map((name) => `/${[...name].map(letterOrCode).join('')}`).join('|');

const letterOrCode = (letter: string) => `(?:${letter}|#${letter.charCodeAt(0).toString(16).replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)})`;

/** Names that do something when the document is opened or clicked, looked for everywhere: nobody needs them in a paper. */
const active: readonly (readonly [RegExp, FileRefusal])[] = [
  [new RegExp(named('JavaScript')), 'attachment-pdf-script'],
  [new RegExp(named('Launch') + String.raw`(?![A-Za-z])`), 'attachment-pdf-launch'],
  [new RegExp(named('EmbeddedFile', 'FileAttachment')), 'attachment-pdf-embedded'],
];

const overlap = 4_096;
/** Unpacked object streams of one document, together. */
const mostUnpacked = 64 * 1024 * 1024;

interface Seen {
  active?: FileRefusal | undefined;
  encrypted: boolean;
  /** Where the data of compressed object streams begin. */
  readonly packed: Set<number>;
  oddlyPacked: boolean;
  end: number;
}

/** @param locked whether documents with a password or restrictions are taken */
export async function judgePdf(file: OpenFile, locked: boolean): Promise<FileRefusal | undefined> {
  const seen = await lookThrough(file);
  if (seen.encrypted && !locked) return 'attachment-protected';
  if (seen.active) return seen.active;
  if (seen.oddlyPacked || (await hasForeignParts(file, seen.end))) return 'attachment-hidden-content';
  // What is encrypted cannot be unpacked.
  return seen.encrypted ? undefined : judgePacked(file, seen.packed);
}

async function lookThrough(file: OpenFile): Promise<Seen> {
  const seen: Seen = { encrypted: false, packed: new Set(), oddlyPacked: false, end: 0 };
  for await (const { text, at } of windowsOver(file.stream(0, file.size), overlap)) {
    seen.active ??= activeIn(text);
    seen.encrypted ||= isEncrypted(text);
    const end = text.lastIndexOf('%%EOF');
    if (end >= 0) seen.end = at + end + '%%EOF'.length;
    for (const { data, odd } of objectStreams(text)) {
      if (data !== undefined) seen.packed.add(at + data);
      seen.oddlyPacked ||= odd;
    }
  }
  return seen;
}

const activeIn = (text: string) => active.find(([pattern]) => pattern.test(text))?.[1];

const objectStream = new RegExp(named('ObjStm'), 'g');
/** How far a dictionary may reach before and behind the name of its type. */
const nearby = 1_024;

/**
 * Object streams hold dictionaries, compressed: what is in them is looked at as well. Programs write them with one filter and in a few
 * words; one written otherwise is there to keep others from looking.
 */
function objectStreams(text: string): { data?: number; odd: boolean }[] {
  return [...text.matchAll(objectStream)].flatMap(({ index }) => {
    const behind = /\bstream\r?\n/.exec(text.slice(index, index + nearby));
    // Cut off by the end of the window: the next one begins before it.
    if (!behind) return [{ odd: text.length - index >= overlap / 2 }];
    const before = text.slice(Math.max(0, index - nearby), index);
    const dictionary = before.slice(before.lastIndexOf(' obj')) + text.slice(index, index + behind.index);
    return [{ data: index + behind.index + behind[0].length, odd: index >= nearby && !isPlain(dictionary) }];
  });
}

function isPlain(dictionary: string): boolean {
  if (!dictionary.startsWith(' obj') || /#|\/Predictor/.test(dictionary)) return false;
  const filters = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1]?.match(/\w+/g) ?? [];
  return filters.every((filter) => filter === 'FlateDecode') && filters.length <= 1;
}

async function judgePacked(file: OpenFile, places: ReadonlySet<number>): Promise<FileRefusal | undefined> {
  let left = mostUnpacked;
  for (const place of places) {
    const { refused, unpacked } = await judgeStream(file, place, left);
    left -= unpacked;
    if (refused) return refused;
  }
  return undefined;
}

async function judgeStream(file: OpenFile, from: number, most: number): Promise<{ refused?: FileRefusal; unpacked: number }> {
  let unpacked = 0;
  const raw = file.stream(from, file.size);
  const inflate = createInflate();
  raw.on('error', (error) => inflate.destroy(error));
  try {
    for await (const { text, at } of windowsOver(raw.pipe(inflate) as AsyncIterable<Buffer>, 64)) {
      unpacked = at + text.length;
      if (unpacked > most) return { refused: 'attachment-zip-bomb', unpacked };
      const refused = activeIn(text);
      if (refused) return { refused, unpacked };
    }
  } catch {
    // What cannot be unpacked any further no reader reads either; what came before was looked at.
  } finally {
    raw.destroy();
    inflate.destroy();
  }
  return { unpacked };
}

async function hasForeignParts(file: OpenFile, end: number): Promise<boolean> {
  const head = (await file.bytes(5, 1_024)).toString('latin1');
  const beforeObjects = head.slice(0, Math.max(0, head.search(/\d obj\b/)));
  if (holdsForeign(beforeObjects)) return true;
  return (end > 0 && (await hasForeignTail(file, end))) || hidesArchive(file);
}

/**
 * ISO 32000, 7.5.5 and 7.5.8: an encrypted file names its encryption dictionary in the trailer, which since PDF 1.5 may be the
 * dictionary of a cross-reference stream. Neither is ever compressed or encrypted itself.
 */
function isEncrypted(pdf: string): boolean {
  const trailers = [...pdf.matchAll(/\btrailer\b|\/Type\s*\/XRef\b/g)];
  return trailers.some(({ index }) => /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(dictionaryAround(pdf, index)));
}

const reach = overlap / 2;

function dictionaryAround(pdf: string, at: number): string {
  const begins = pdf.startsWith('trailer', at) ? at : Math.max(0, pdf.lastIndexOf(' obj', at), at - reach);
  const ends = pdf.slice(at, at + reach).search(/\bstream\b|\bstartxref\b/);
  return pdf.slice(begins, ends < 0 ? at + reach : at + ends);
}
