import type { ProblemCode } from '@motcua/contracts/problems';
import type { FileKind } from '@motcua/contracts/procedure';
import { mediaTypes } from '@motcua/forms/check-papers';
import { fileTypeFromFile } from 'file-type';
import { readFile } from 'node:fs/promises';

const endings: Readonly<Record<string, FileKind>> = { pdf: 'pdf', jpg: 'jpg', jpeg: 'jpg', png: 'png', docx: 'docx', xlsx: 'xlsx' };

export type Verdict = { readonly type: string } | { readonly refused: Extract<ProblemCode, 'attachment-type' | 'attachment-protected'> };

const wrongType: Verdict = { refused: 'attachment-type' };
const locked: Verdict = { refused: 'attachment-protected' };

/** What a file is, by its content; its name must say the same, because that is what people and their programs go by. */
export async function judgeFile(path: string, name: string): Promise<Verdict> {
  const kind = endings[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];
  const found = await fileTypeFromFile(path);
  if (!kind || !found) return wrongType;
  if (found.mime !== mediaTypes[kind]) return isLockedOffice(kind, found.mime) ? locked : wrongType;
  return kind === 'pdf' && isEncrypted(await readFile(path, 'latin1')) ? locked : { type: found.mime };
}

// Office puts a document with a password into the container of its old formats.
const isLockedOffice = (kind: FileKind, mime: string) => mime === 'application/x-cfb' && (kind === 'docx' || kind === 'xlsx');

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
