import type { OpenFile } from './open-file.ts';

/** How other types of file begin: archives, pages, scripts, documents. */
const signs = /PK\x03\x04|PK\x05\x06|Rar!\x1A|7z\xBC\xAF|<script|<html|<!doctype|<svg|<\?php|%PDF-|MZ\x90|\x7FELF/i;

export const holdsForeign = (text: string): boolean => signs.test(text);

/** What programs and scanners leave behind the end of a file, cameras their notes. */
const mostTail = 4_096;

/** Whether what stands behind the end of a file's own content is more than leftovers. */
export async function hasForeignTail(file: OpenFile, end: number): Promise<boolean> {
  if (file.size - end > mostTail) return true;
  return holdsForeign((await file.bytes(end, mostTail)).toString('latin1'));
}

const endOfArchive = Buffer.from('PK\x05\x06', 'latin1');
const farthest = 22 + 0xffff;

/**
 * Whether an archive program would find an archive in the file. Such programs look for its end, from behind; a pair of them is one file
 * that is a picture for one program and an archive for another.
 */
export async function hidesArchive(file: OpenFile): Promise<boolean> {
  const from = Math.max(0, file.size - farthest);
  const tail = await file.bytes(from, farthest);
  for (let at = tail.lastIndexOf(endOfArchive); at >= 0; at = at > 0 ? tail.lastIndexOf(endOfArchive, at - 1) : -1) {
    if (at + 22 > tail.length) continue;
    const directory = from + at - tail.readUInt32LE(at + 12);
    const begins = directory >= 0 ? await file.bytes(directory, 4) : Buffer.alloc(0);
    // Four bytes may be chance, eight that agree are not.
    if (begins.toString('latin1') === 'PK\x01\x02') return true;
  }
  return false;
}
