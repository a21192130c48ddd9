import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import type { OpenFile } from './open-file.ts';

/** One entry as the archive's directory tells it (APPNOTE 4.3.12). */
export interface Entry {
  readonly name: string;
  readonly locked: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** Bytes in the archive, and what they are said to become. */
  readonly packed: number;
  readonly size: number;
  /** Of its local header. */
  readonly at: number;
}

const endSize = 22;
const entrySize = 46;
/** Our papers have some hundreds; the directory of so many is read at once. */
export const mostEntries = 4_000;
const longestDirectory = mostEntries * 512;

/** The directory; undefined when there is none at the very end of the file, or it cannot be as it is written. */
export async function readDirectory(file: OpenFile): Promise<Entry[] | 'too-many' | undefined> {
  if (file.size < endSize) return undefined;
  const end = await file.bytes(file.size - endSize, endSize);
  if (end.length < endSize || end.readUInt32LE(0) !== 0x06054b50) return undefined;
  const [count, length, at] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  if (count > mostEntries || length > longestDirectory) return 'too-many';
  if (at + length > file.size - endSize) return undefined;
  const entries = entriesIn(await file.bytes(at, length), count);
  return entries && fitTogether(entries, at) ? entries : undefined;
}

function entriesIn(directory: Buffer, count: number): Entry[] | undefined {
  const entries: Entry[] = [];
  for (let at = 0; at + entrySize <= directory.length && directory.readUInt32LE(at) === 0x02014b50; ) {
    const [named, extra, comment] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)];
    entries.push({
      name: directory.toString('utf8', at + entrySize, at + entrySize + named),
      locked: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
    });
    at += entrySize + named + extra + comment;
  }
  return entries.length === count ? entries : undefined;
}

/** From the first byte on, one after the other: entries that share bytes are how 42 kB become petabytes. */
function fitTogether(entries: readonly Entry[], directoryAt: number): boolean {
  const inOrder = entries.toSorted((one, other) => one.at - other.at);
  return inOrder.every((entry, nth) => {
    const next = inOrder[nth + 1]?.at ?? directoryAt;
    return (nth > 0 || entry.at === 0) && entry.at + localSize + Buffer.byteLength(entry.name) + entry.packed <= next;
  });
}

const localSize = 30;

/** @returns where the entry's own bytes lie; undefined when there is no such entry */
async function placeOf(file: OpenFile, { at, packed }: Entry): Promise<{ from: number; until: number } | undefined> {
  const local = await file.bytes(at, localSize);
  if (local.length < localSize || local.readUInt32LE(0) !== 0x04034b50) return undefined;
  const from = at + localSize + local.readUInt16LE(26) + local.readUInt16LE(28);
  return { from, until: from + packed };
}

/**
 * Unpacks an entry bit by bit, never more than it is said to have.
 * @param take sees each bit
 * @returns whether it is as it was said to be
 */
export async function unpack(file: OpenFile, entry: Entry, take: (bit: Buffer) => void): Promise<boolean> {
  const place = await placeOf(file, entry);
  if (!place || place.until > file.size) return false;
  if (entry.packed === 0) return entry.size === 0;
  let size = 0;
  const count = async (bits: AsyncIterable<Buffer>) => {
    for await (const bit of bits) {
      size += bit.length;
      if (size > entry.size) throw new Error('more than was said');
      take(bit);
    }
  };
  const source = file.stream(place.from, place.until);
  const unpacked = entry.method === 0 ? pipeline(source, count) : pipeline(source, createInflateRaw(), count);
  return unpacked.then(() => size === entry.size, () => false);
}
