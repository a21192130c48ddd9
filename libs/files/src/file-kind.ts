import type { FileKind } from '@motcua/contracts/procedure';
import { mediaTypes } from '@motcua/forms/check-papers';
import { fileTypeFromFile } from 'file-type';
import { readFile } from 'node:fs/promises';
import type { FileRefusal } from './file.problems.ts';

const endings: Readonly<Record<string, FileKind>> = { pdf: 'pdf', jpg: 'jpg', jpeg: 'jpg', png: 'png', docx: 'docx', xlsx: 'xlsx' };

export interface Taken {
  readonly kinds: readonly FileKind[];
  /** PDFs that ask for a password, or restrict what their reader may do, are taken too. */
  readonly locked?: boolean;
}

/** The media type, or why the file is not taken. */
export type Verdict = { readonly type: string } | { readonly refused: Extract<FileRefusal, 'attachment-type' | 'attachment-protected'> };

const wrongType: Verdict = { refused: 'attachment-type' };
const protectedFile: Verdict = { refused: 'attachment-protected' };

/**
 * What a file is, by its content; its name must say the same, because that is what people and their programs go by.
 * @param path where it lies; @param name what its sender called it
 */
export async function judgeFile(path: string, name: string, { kinds, locked = false }: Taken): Promise<Verdict> {
  const kind = kindNamed(name);
  if (!kind || !kinds.includes(kind)) return wrongType;
  const type = (await fileTypeFromFile(path))?.mime;
  if (!locked && (await isProtected(path, kind, type))) return protectedFile;
  return type === mediaTypes[kind] ? { type } : wrongType;
}

const kindNamed = (name: string): FileKind | undefined => endings[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];

async function isProtected(path: string, kind: FileKind, type: string | undefined): Promise<boolean> {
  if (kind === 'pdf') return type === mediaTypes.pdf && isEncrypted(await readFile(path, 'latin1'));
  return isLockedOffice(kind, type);
}

// Office puts a document with a password into the container of its old formats.
const isLockedOffice = (kind: FileKind, type: string | undefined) => type === 'application/x-cfb' && (kind === 'docx' || kind === 'xlsx');

/**
 * PDF 32000-1, 7.5.5 and 7.5.8: an encrypted file names its encryption dictionary in the trailer, which since PDF 1.5 may be the
 * dictionary of a cross-reference stream. Neither is ever compressed or encrypted itself.
 */
function isEncrypted(pdf: string): boolean {
  const trailers = [...pdf.matchAll(/\btrailer\b|\/Type\s*\/XRef\b/g)];
  return trailers.some(({ index }) => /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(dictionaryAround(pdf, index)));
}

const reach = 2_048;

function dictionaryAround(pdf: string, at: number): string {
  const begins = pdf.startsWith('trailer', at) ? at : Math.max(0, pdf.lastIndexOf(' obj', at), at - reach);
  const ends = pdf.slice(at, at + reach).search(/\bstream\b|\bstartxref\b/);
  return pdf.slice(begins, ends < 0 ? at + reach : at + ends);
}
