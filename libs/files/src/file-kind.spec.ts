import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FileKind } from '@motcua/contracts/procedure';
import { mediaTypes } from '@motcua/forms/check-papers';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aDocx, aJpg, anXlsx, aPdf, aPng, aZip } from './a-file.ts';
import { judgeFile, type Taken } from './file-kind.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kind-'));
});
afterAll(() => rm(directory, { recursive: true }));

const every: Taken = { kinds: ['pdf', 'jpg', 'png', 'docx', 'xlsx'] };
async function judge(name: string, content: Buffer, taken = every) {
  const path = join(directory, 'received');
  await writeFile(path, content);
  return judgeFile(path, name, taken);
}

const lockedOffice = () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
/** PDF 1.5: the trailer is the dictionary of a stream. */
const pdfWithStream = (entries: string) => Buffer.from(`%PDF-1.5\n1 0 obj\n<< /Type /XRef /Size 9 ${entries} >>\nstream\nx\nendstream\nendobj\nstartxref\n9\n%%EOF`);

describe('a file', () => {
  it.each<[string, () => Buffer | Promise<Buffer>, FileKind]>([
    ['ban-ve.pdf', () => aPdf(), 'pdf'],
    ['ban-ve.moi.PDF', () => pdfWithStream('/Root 1 0 R'), 'pdf'],
    ['ảnh.JPG', aJpg, 'jpg'],
    ['anh.jpeg', aJpg, 'jpg'],
    ['anh.png', aPng, 'png'],
    ['don.docx', aDocx, 'docx'],
    ['bang.xlsx', anXlsx, 'xlsx'],
  ])('%s is what its name and its content say', async (name, content, kind) => {
    expect(await judge(name, await content())).toEqual({ type: mediaTypes[kind] });
  });

  it.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['a program that calls itself a PDF', 'ban-ve.pdf', () => Buffer.from('MZ\x90\0 this program cannot be run in DOS mode')],
    ['a PDF that calls itself a picture', 'ban-ve.png', () => aPdf()],
    ['a PDF that calls itself a program', 'ban-ve.exe', () => aPdf()],
    ['one without an ending', 'banve', () => aPdf()],
    ['an archive that is no document', 'don.docx', () => aZip({ 'a.txt': 'x' })],
    ['an old Office document', 'don.doc', lockedOffice],
    ['an empty one', 'ban-ve.pdf', () => Buffer.alloc(0)],
  ])('%s is of no type that is taken', async (_, name, content) => {
    expect(await judge(name, await content())).toEqual({ refused: 'attachment-type' });
  });

  it.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['a PDF', 'ban-ve.pdf', () => aPdf('bí mật', 'secret')],
    ['a PDF whose trailer is a stream', 'ban-ve.pdf', () => pdfWithStream('/Encrypt 4 0 R')],
    ['an Office document', 'don.docx', lockedOffice],
  ])('%s with a password is refused as such', async (_, name, content) => {
    expect(await judge(name, await content())).toEqual({ refused: 'attachment-protected' });
  });

  it('is refused where its kind is not wanted', async () => {
    expect(await judge('bang.xlsx', anXlsx(), { kinds: ['pdf', 'docx'] })).toEqual({ refused: 'attachment-type' });
  });

  it('with a password is a PDF like any other where that is wanted, and an Office document is none', async () => {
    expect(await judge('ban-ve.pdf', await aPdf('bí mật', 'secret'), { ...every, locked: true })).toEqual({ type: 'application/pdf' });
    expect(await judge('don.docx', lockedOffice(), { ...every, locked: true })).toEqual({ refused: 'attachment-type' });
  });
});
