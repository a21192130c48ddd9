import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FileKind } from '@motcua/contracts/procedure';
import { mediaTypes } from '@motcua/forms/check-papers';
import fc from 'fast-check';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { aDocx, aJpg, anXlsx, aPdf, aPdfWith, aPng, aZip, zipEntry, zipOf } from './a-file.ts';
import { judgeFile, type Taken } from './file-kind.ts';
import type { FileRefusal } from './file.problems.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kind-'));
});
afterAll(() => rm(directory, { recursive: true }));

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const every: Taken = { kinds: ['pdf', 'jpg', 'png', 'docx', 'xlsx'] };
async function judge(name: string, content: Buffer, taken = every) {
  const path = join(directory, 'received');
  await writeFile(path, content);
  return judgeFile(path, name, taken);
}

type Sample = () => Buffer | Promise<Buffer>;
const joined = (...parts: (string | Buffer)[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const lockedOffice = () => joined(Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600));
/** PDF 1.5: the trailer is the dictionary of a stream. */
const pdfWithStream = (entries: string) => Buffer.from(`%PDF-1.5\n1 0 obj\n<< /Type /XRef /Size 9 ${entries} >>\nstream\nx\nendstream\nendobj\nstartxref\n9\n%%EOF`);
const aScript = '<script>alert(1)</script>';
const anArchive = () => aZip({ 'virus.exe': 'MZ' });

describe('a file', () => {
  it.each<[string, Sample, FileKind]>([
    ['ban-ve.pdf', () => aPdf(), 'pdf'],
    ['ban-ve.moi.PDF', () => pdfWithStream('/Root 1 0 R'), 'pdf'],
    ['nén.pdf', () => aPdfWith('<< /Type /Catalog >>', true), 'pdf'],
    ['ảnh.JPG', () => aJpg(), 'jpg'],
    ['anh.jpeg', () => aJpg(), 'jpg'],
    ['hai-anh.jpg', () => joined(aJpg(), aJpg(), 'SEFT'), 'jpg'],
    ['anh.png', () => aPng(), 'png'],
    ['anh-quet.png', () => joined(aPng(), '\n'), 'png'],
    ['don.docx', () => aDocx(), 'docx'],
    ['don-dai.docx', () => aDocx({ 'word/media/anh.png': aPng(), 'word/styles.xml': '<w:style/>'.repeat(3_000) }), 'docx'],
    ['bang.xlsx', () => anXlsx(), 'xlsx'],
  ])('%s is what its name and its content say', async (name, content, kind) => {
    expect(await judge(name, await content())).toEqual({ type: mediaTypes[kind] });
  });

  it.each<[string, string, Sample]>([
    ['a program that calls itself a PDF', 'ban-ve.pdf', () => Buffer.from('MZ\x90\0 this program cannot be run in DOS mode')],
    ['a PDF that calls itself a picture', 'ban-ve.png', () => aPdf()],
    ['a PDF that calls itself a program', 'ban-ve.exe', () => aPdf()],
    ['one without an ending', 'banve', () => aPdf()],
    ['a picture of another type', 'anh.png', () => aJpg()],
    ['an archive that is no document', 'don.docx', () => aZip({ 'a.txt': 'x' })],
    ['a table that calls itself a text', 'don.docx', () => anXlsx()],
    ['an old Office document', 'don.doc', lockedOffice],
  ])('%s is of no type that is taken', async (_, name, content) => {
    expect(await judge(name, await content())).toEqual({ refused: 'attachment-type' });
  });

  it.each<[FileRefusal, string, string, Sample]>([
    ['attachment-empty', 'nothing', 'ban-ve.pdf', () => Buffer.alloc(0)],
    ['attachment-protected', 'a PDF with a password', 'ban-ve.pdf', () => aPdf('bí mật', 'secret')],
    ['attachment-protected', 'a PDF whose trailer is a stream, with a password', 'ban-ve.pdf', () => pdfWithStream('/Encrypt 4 0 R')],
    ['attachment-protected', 'an Office document with a password', 'don.docx', lockedOffice],
    ['attachment-protected', 'an archive with a password', 'don.docx', () => zipOf([zipEntry({ name: '[Content_Types].xml', content: Buffer.from('x'), flags: 1 })])],
    ['attachment-heic', 'a picture of an iPhone', 'IMG_0001.HEIC', () => joined('\0\0\0\x18ftypheic', Buffer.alloc(99))],
    ['attachment-heic', 'a picture of an iPhone that was renamed', 'anh.jpg', () => joined('\0\0\0\x18ftypmif1', Buffer.alloc(99))],
    ['attachment-svg', 'an SVG', 'anh.svg', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['attachment-svg', 'an SVG that calls itself a PNG', 'anh.png', () => Buffer.from('\uFEFF<?xml version="1.0"?>\n<!-- ảnh --><svg onload="alert(1)"/>')],
    ['attachment-svg', 'an SVG in UTF-16', 'anh.png', () => Buffer.from('\uFEFF<svg onload="alert(1)"/>', 'utf16le')],
    ['attachment-macros', 'a document with macros by its name', 'don.docm', () => aDocx()],
    ['attachment-macros', 'a document with a macro project', 'don.docx', () => aDocx({ 'word/vbaProject.bin': 'x' })],
    ['attachment-macros', 'a document with macros by its list of contents', 'don.docx', () => aDocx({}, 'ms-word.document.macroEnabled')],
    ['attachment-zip-bomb', 'a part that unpacks a thousandfold', 'don.docx', () => aDocx({ 'word/a.xml': Buffer.alloc(5_000_000) })],
    ['attachment-zip-bomb', 'parts that are too large together', 'bang.xlsx', () => zipOf([0, 1, 2].map((n) => zipEntry({ name: `xl/${n}.xml`, content: Buffer.from(`${n}`.repeat(1_000)), said: 90_000_000 })))],
    ['attachment-zip-bomb', 'too many parts', 'bang.xlsx', () => anXlsx(Object.fromEntries(Array.from({ length: 4_001 }, (_, n) => [`xl/${n}.xml`, ''])))],
    ['attachment-damaged', 'a part that unpacks to more than it says', 'don.docx', () => withPart({ name: 'word/a.xml', content: Buffer.alloc(90_000, 'ab'), said: 10 })],
    ['attachment-damaged', 'a part that unpacks to less than it says', 'don.docx', () => withPart({ name: 'word/a.xml', content: Buffer.from('ab'), said: 10 })],
    ['attachment-damaged', 'a part that would leave its folder', 'don.docx', () => aDocx({ '../../etc/passwd': 'x' })],
    ['attachment-damaged', 'a part with an absolute name', 'don.docx', () => aDocx({ '/etc/passwd': 'x' })],
    ['attachment-damaged', 'a part with a control character in its name', 'don.docx', () => aDocx({ 'word/a\0.xml': 'x' })],
    ['attachment-damaged', 'two parts of one name', 'don.docx', () => aDocx({ 'WORD/document.xml': 'x' })],
    ['attachment-damaged', 'parts that share their bytes', 'don.docx', sharedParts],
    ['attachment-damaged', 'half a document', 'don.docx', () => aDocx({ 'word/a.xml': 'x'.repeat(9_000) }).subarray(0, 400)],
    ['attachment-nested', 'an archive within', 'don.docx', () => aDocx({ 'word/embeddings/a.bin': anArchive() })],
    ['attachment-nested', 'an embedded object', 'don.docx', () => aDocx({ 'word/embeddings/oleObject1.bin': lockedOffice() })],
    ['attachment-hidden-content', 'a document with something behind', 'don.docx', () => joined(aDocx(), aScript)],
    ['attachment-hidden-content', 'a PDF that does not begin as one', 'ban-ve.pdf', async () => joined('<html>', await aPdf())],
    ['attachment-hidden-content', 'a PDF that is an archive as well', 'ban-ve.pdf', async () => joined(await aPdf(), anArchive())],
    ['attachment-hidden-content', 'a PDF that is an archive within', 'ban-ve.pdf', async () => joined(aPdfWith('<< >>'), anArchive(), 'trailer << >>\n%%EOF')],
    ['attachment-hidden-content', 'a PDF with a page behind', 'ban-ve.pdf', async () => joined(await aPdf(), aScript)],
    ['attachment-hidden-content', 'a PDF with a page before its objects', 'ban-ve.pdf', () => joined('%PDF-1.5\n', aScript, '\n1 0 obj\n<< >>\nendobj\n%%EOF')],
    ['attachment-hidden-content', 'a PDF with much behind', 'ban-ve.pdf', async () => joined(await aPdf(), Buffer.alloc(5_000, 'x'))],
    ['attachment-hidden-content', 'a PDF that packs its objects in a way of its own', 'ban-ve.pdf', () => Buffer.from('%PDF-1.5\n1 0 obj\n<< /Type /Obj#53tm /F#69lter /LZWDecode >>\nstream\nx\nendstream\nendobj\n'.padEnd(3_000).replace('%PDF-1.5\n', `%PDF-1.5\n${'%'.repeat(1_200)}\n`))],
    ['attachment-hidden-content', 'a JPG with an archive behind', 'anh.jpg', () => joined(aJpg(), anArchive())],
    ['attachment-hidden-content', 'a JPG with a script behind', 'anh.jpg', () => joined(aJpg(), '<?php system($_GET[0]); ?>')],
    ['attachment-hidden-content', 'a JPG with much behind', 'anh.jpg', () => joined(aJpg(), Buffer.alloc(5_000))],
    ['attachment-hidden-content', 'a PNG with an archive behind', 'anh.png', () => joined(aPng(), anArchive())],
    ['attachment-hidden-content', 'a PNG with a script behind', 'anh.png', () => joined(aPng(), aScript)],
    ['attachment-pdf-script', 'a PDF with JavaScript', 'ban-ve.pdf', () => aPdfWith('<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>')],
    ['attachment-pdf-script', 'a PDF with JavaScript in disguise', 'ban-ve.pdf', () => aPdfWith('<< /OpenAction << /S /J#61vaScr#69pt /JS (app.alert(1)) >> >>')],
    ['attachment-pdf-script', 'a PDF with JavaScript in a compressed object', 'ban-ve.pdf', () => aPdfWith('<< /S /JavaScript /JS (app.alert(1)) >>', true)],
    ['attachment-pdf-launch', 'a PDF that starts a program', 'ban-ve.pdf', () => aPdfWith('<< /OpenAction << /S /Launch /F (cmd.exe) >> >>')],
    ['attachment-pdf-embedded', 'a PDF with a file inside', 'ban-ve.pdf', () => aPdfWith('<< /Names << /EmbeddedFiles << >> >> >>')],
    ['attachment-zip-bomb', 'a PDF whose objects unpack without end', 'ban-ve.pdf', () => aPdfWith('x'.repeat(70_000_000), true)],
    ['attachment-picture-size', 'a JPG of absurd dimensions', 'anh.jpg', () => aJpg({ width: 65_000, height: 65_000 })],
    ['attachment-picture-size', 'a PNG of absurd dimensions', 'anh.png', () => aPng({ width: 2_000_000_000, height: 1 })],
    ['attachment-damaged', 'a picture without height', 'anh.png', () => aPng({ width: 9, height: 0 })],
    ['attachment-damaged', 'half a JPG', 'anh.jpg', () => aJpg().subarray(0, 150)],
    ['attachment-damaged', 'half a PNG', 'anh.png', () => aPng().subarray(0, 50)],
  ])('%s: %s', async (refused, _, name, content) => {
    expect(await judge(name, await content())).toEqual({ refused });
  });

  it('is refused where its kind is not wanted', async () => {
    expect(await judge('bang.xlsx', anXlsx(), { kinds: ['pdf', 'docx'] })).toEqual({ refused: 'attachment-type' });
  });

  it('with a password is a PDF like any other where that is wanted, and an Office document is none', async () => {
    expect(await judge('ban-ve.pdf', await aPdf('bí mật', 'secret'), { ...every, locked: true })).toEqual({ type: 'application/pdf' });
    expect(await judge('don.docx', lockedOffice(), { ...every, locked: true })).toEqual({ refused: 'attachment-type' });
  });

  it('that was cut off or changed in some bytes is judged all the same', async () => {
    const good: [string, Buffer][] = [['a.pdf', await aPdf()], ['b.pdf', aPdfWith('<< >>', true)], ['a.jpg', aJpg()], ['a.png', aPng()], ['a.docx', aDocx({ 'word/a.xml': 'x'.repeat(999) })], ['a.xlsx', anXlsx()]];
    const change = fc.record({ of: fc.constantFrom(...good), length: fc.double({ min: 0, max: 1, noNaN: true }), flips: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { maxLength: 8 }) });
    await fc.assert(
      fc.asyncProperty(change, async ({ of: [name, content], length, flips }) => {
        const changed = Buffer.from(content.subarray(0, Math.ceil(content.length * length)));
        for (const [at, by] of flips) if (changed.length > 0) changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ by;
        const verdict = await judge(name, changed);
        expect('type' in verdict || 'refused' in verdict).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('of 20 MB is never in memory as a whole, nor what it unpacks to', async () => {
    const half = Buffer.alloc(1_024);
    const block = Buffer.concat(Array.from({ length: 2_500 }, (_, n) => Buffer.concat([Buffer.from(Array.from({ length: 256 }, (__, m) => ((n + 7) * (m + 3) * 40_503) & 0xff)), half])));
    const parts = Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`word/${n}.bin`, block]));
    const path = join(directory, 'large');
    await writeFile(path, aDocx(parts));
    const bound = 24 * 1024 * 1024;
    collect();
    const before = process.memoryUsage().arrayBuffers;
    const grown = () => process.memoryUsage().arrayBuffers - before;
    let most = 0;
    // What nobody holds any more counts for nothing, whenever it would have been collected.
    const watch = setInterval(() => {
      if (grown() < bound) return;
      collect();
      most = Math.max(most, grown());
    }, 1);
    expect(await judgeFile(path, 'lon.docx', every)).toEqual({ type: mediaTypes.docx });
    clearInterval(watch);
    expect(most).toBeLessThan(bound);
  });
});

/** A document with one part written as told. */
function withPart(part: Parameters<typeof zipEntry>[0]): Buffer {
  const types = '<Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>';
  return zipOf([zipEntry({ name: '[Content_Types].xml', content: Buffer.from(types) }), zipEntry(part)]);
}

/** Fifield's bomb: many entries of the directory lead to the same bytes. */
function sharedParts(): Buffer {
  const content = Buffer.from('x'.repeat(500));
  const zip = zipOf([zipEntry({ name: '[Content_Types].xml', content }), zipEntry({ name: 'word/a.xml', content }), zipEntry({ name: 'word/b.xml', content })]);
  const directory = zip.readUInt32LE(zip.length - 6);
  const second = zip.indexOf('word/a.xml', directory) - 46;
  const third = zip.indexOf('word/b.xml', directory) - 46;
  zip.writeUInt32LE(zip.readUInt32LE(second + 42), third + 42);
  return zip;
}
