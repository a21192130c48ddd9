import type { FileKind } from '@motcua/contracts/procedure';
import { mediaTypes } from '@motcua/forms/check-papers';
import type { FileRefusal } from './file.problems.ts';
import { judgeOffice } from './office.ts';
import { type OpenFile, withFile } from './open-file.ts';
import { judgePdf } from './pdf.ts';
import { judgeJpg, judgePng } from './picture.ts';

const endings: Readonly<Record<string, FileKind>> = { pdf: 'pdf', jpg: 'jpg', jpeg: 'jpg', png: 'png', docx: 'docx', xlsx: 'xlsx' };

export interface Taken {
  readonly kinds: readonly FileKind[];
  /** PDFs that ask for a password, or restrict what their reader may do, are taken too. */
  readonly locked?: boolean;
}

/** The media type, or why the file is not taken. */
export type Verdict = { readonly type: string } | { readonly refused: FileRefusal };

interface Judged {
  /** How its content begins, in Latin-1. */
  readonly begins: RegExp;
  readonly judge: (file: OpenFile, taken: Taken) => Promise<FileRefusal | undefined>;
}

const archive = /^PK\x03\x04/;
const judged: Readonly<Record<FileKind, Judged>> = {
  pdf: { begins: /^%PDF-/, judge: (file, { locked = false }) => judgePdf(file, locked) },
  jpg: { begins: /^\xFF\xD8\xFF/, judge: judgeJpg },
  png: { begins: /^\x89PNG\r\n\x1A\n/, judge: judgePng },
  docx: { begins: archive, judge: (file) => judgeOffice(file, 'docx') },
  xlsx: { begins: archive, judge: (file) => judgeOffice(file, 'xlsx') },
};

/**
 * What a file is, by its content; its name must say the same, because that is what people and their programs go by. Content that is two
 * things at once, that acts by itself or that unpacks without end is refused. Reads bit by bit: no file is ever in memory as a whole.
 * @param path where it lies; @param name what its sender called it
 */
export function judgeFile(path: string, name: string, taken: Taken): Promise<Verdict> {
  return withFile(path, async (file) => {
    if (file.size === 0) return { refused: 'attachment-empty' };
    const head = (await file.bytes(0, 4_096)).toString('latin1');
    const kind = kindNamed(name);
    const refused = refusedByName(name) ?? refusedByHead(head) ?? (kind && taken.kinds.includes(kind) ? await judge(file, { head, kind, taken }) : 'attachment-type');
    return refused || !kind ? { refused: refused ?? 'attachment-type' } : { type: mediaTypes[kind] };
  });
}

const endingOf = (name: string) => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** What the name of a file promises. */
export const kindNamed = (name: string): FileKind | undefined => endings[endingOf(name)];

/** Types that people do send and that deserve words of their own. */
const refusedEndings: Readonly<Record<string, FileRefusal>> = {
  heic: 'attachment-heic', heif: 'attachment-heic', svg: 'attachment-svg', svgz: 'attachment-svg',
  docm: 'attachment-macros', dotm: 'attachment-macros', xlsm: 'attachment-macros', xltm: 'attachment-macros', xlam: 'attachment-macros',
};

export const refusedByName = (name: string): FileRefusal | undefined => refusedEndings[endingOf(name)];

const refusedHeads: readonly (readonly [RegExp, FileRefusal])[] = [
  // ISO 23008-12: the brands of HEIF pictures.
  [/^.{4}ftyp(?:heic|heix|hevc|heim|heis|hevm|mif1|msf1)/s, 'attachment-heic'],
  [/^(?:\xEF\xBB\xBF)?\s*<[^]*<?svg[\s>:]/i, 'attachment-svg'],
  [/^(?:\xFF\xFE|\xFE\xFF)?\0?<\0[^]*s\0v\0g\0/i, 'attachment-svg'],
];

const refusedByHead = (head: string) => refusedHeads.find(([pattern]) => pattern.test(head))?.[1];

interface Asked {
  readonly head: string;
  readonly kind: FileKind;
  readonly taken: Taken;
}

async function judge(file: OpenFile, { head, kind, taken }: Asked): Promise<FileRefusal | undefined> {
  const { begins, judge: look } = judged[kind];
  return begins.test(head) ? look(file, taken) : otherwise(head, kind, taken);
}

const compound = /^\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1/;

/** Content that does not begin as the name says. */
function otherwise(head: string, kind: FileKind, { locked = false }: Taken): FileRefusal {
  // Office puts a document with a password into the container of its old formats.
  if (compound.test(head) && judged[kind].begins === archive && !locked) return 'attachment-protected';
  // Readers look for the beginning of a PDF in its first kilobyte; what stands before it makes it something else as well.
  return kind === 'pdf' && head.slice(0, 1_024).includes('%PDF-') ? 'attachment-hidden-content' : 'attachment-type';
}
