import type { FileKind } from '@motcua/contracts/procedure';
import type { FileRefusal } from './file.problems.ts';
import type { OpenFile } from './open-file.ts';
import { type Entry, readDirectory, unpack } from './zip.ts';

/** The part that makes an archive a document (ECMA-376, part 2), as its list of contents names it. */
const mainParts: Partial<Record<FileKind, string>> = { docx: 'wordprocessingml.document.main+xml', xlsx: 'spreadsheetml.sheet.main+xml' };

/** Text packs to a tenth, tables of equal cells to a fiftieth; what packs to less than a hundredth was made to be unpacked. */
const bounds = { ratio: 100, ratioFrom: 1024 * 1024, total: 200 * 1024 * 1024 };
const contents = '[Content_Types].xml';
const mostContents = 1024 * 1024;

export async function judgeOffice(file: OpenFile, kind: FileKind): Promise<FileRefusal | undefined> {
  const entries = await readDirectory(file);
  if (entries === 'too-many') return 'attachment-zip-bomb';
  if (!entries) return (await hasTail(file)) ? 'attachment-hidden-content' : 'attachment-damaged';
  return judgeEntries(entries) ?? (await judgeContents(file, entries, kind)) ?? judgeParts(file, entries);
}

/** An archive's end is looked for from behind: what follows it was put there by another hand. */
async function hasTail(file: OpenFile): Promise<boolean> {
  const tail = await file.bytes(Math.max(0, file.size - 64 * 1024), 64 * 1024);
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  return end >= 0 && end + 22 !== tail.length;
}

/** By what the directory says alone. */
function judgeEntries(entries: readonly Entry[]): FileRefusal | undefined {
  if (entries.some(({ locked }) => locked)) return 'attachment-protected';
  if (entries.some(isAbsurd) || new Set(entries.map(({ name }) => name.toLowerCase())).size < entries.length) return 'attachment-damaged';
  if (entries.some(({ name }) => /vbaProject|vbaData|macrosheets\//i.test(name))) return 'attachment-macros';
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  return total > bounds.total || entries.some(isBomb) ? 'attachment-zip-bomb' : undefined;
}

const isBomb = ({ packed, size }: Entry) => size > bounds.ratioFrom && size > packed * bounds.ratio;

/** Names that would leave the folder in which they are unpacked, or that no program gives. */
const isAbsurd = ({ name, method }: Entry) =>
  name === '' || name.length > 255 || /[\x00-\x1F\x7F\\:]|^\/|(?:^|\/)\.\.(?:\/|$)|\uFFFD/.test(name) || (method !== 0 && method !== 8);

async function judgeContents(file: OpenFile, entries: readonly Entry[], kind: FileKind): Promise<FileRefusal | undefined> {
  const list = entries.find(({ name }) => name === contents);
  if (!list || list.size > mostContents) return 'attachment-type';
  const bits: Buffer[] = [];
  if (!(await unpack(file, list, (bit) => bits.push(bit)))) return 'attachment-damaged';
  const text = Buffer.concat(bits).toString();
  if (/macroEnabled/i.test(text)) return 'attachment-macros';
  return text.includes(mainParts[kind] ?? '?') ? undefined : 'attachment-type';
}

/** Archives and the container of embedded objects, by how they begin. */
const nested = /^(?:PK\x03\x04|PK\x05\x06|Rar!|7z\xBC\xAF|\x1F\x8B|BZh|\xFD7zXZ|\xD0\xCF\x11\xE0|%PDF-|MZ)/;

async function judgeParts(file: OpenFile, entries: readonly Entry[]): Promise<FileRefusal | undefined> {
  for (const entry of entries) {
    let begins: string | undefined;
    const isWhole = await unpack(file, entry, (bit) => (begins ??= bit.toString('latin1', 0, 8)));
    if (!isWhole) return 'attachment-damaged';
    if (nested.test(begins ?? '')) return 'attachment-nested';
  }
  return undefined;
}
