import PDFDocument from 'pdfkit';
import { buffer } from 'node:stream/consumers';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** A real PDF of one page, with a password if one is given; `version` 1.5 and later may keep its trailer in a stream. */
export async function aPdf(words = 'Bản vẽ', userPassword?: string): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A5', ...(userPassword ? { userPassword } : {}) });
  pdf.text(words.normalize('NFD').replace(/[^\x20-\x7E]/g, ''));
  pdf.end();
  return buffer(pdf as unknown as AsyncIterable<Buffer>);
}

/** A picture of one grey block, or one that says it is larger. */
export function aJpg({ width, height }: Size = { width: 8, height: 8 }): Buffer {
  const oneCode = (table: number) => jpgSegment(0xc4, Buffer.from([table, 1, ...Array<number>(15).fill(0), 0]));
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpgSegment(0xe0, Buffer.from('4a46494600010100000100010000', 'hex')),
    jpgSegment(0xdb, Buffer.alloc(65, 1).fill(0, 0, 1)),
    jpgSegment(0xc0, Buffer.from([8, ...u16(height), ...u16(width), 1, 1, 0x11, 0])),
    oneCode(0x00),
    oneCode(0x10),
    jpgSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x3f, 0xff, 0xd9]),
  ]);
}

interface Size {
  readonly width: number;
  readonly height: number;
}
const u16 = (value: number) => [value >> 8, value & 0xff];
const jpgSegment = (marker: number, body: Buffer) => Buffer.concat([Buffer.from([0xff, marker, ...u16(body.length + 2)]), body]);

/** One red point, or a picture that says it is larger; `points` fill it. */
export function aPng({ width, height }: Size = { width: 1, height: 1 }, points: Buffer = Buffer.from([0, 200, 40, 40])): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), pngChunk('IHDR', header), pngChunk('IDAT', deflateSync(points)), pngChunk('IEND', Buffer.alloc(0))]);
}

function pngChunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), body]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}

type Parts = Readonly<Record<string, string | Buffer>>;
const contentTypes = (part: string, type: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/vnd.${type}.main+xml"/></Types>`;

export const aDocx = (more: Parts = {}, type = 'openxmlformats-officedocument.wordprocessingml.document'): Buffer =>
  aZip({ '[Content_Types].xml': contentTypes('word/document.xml', type), 'word/document.xml': '<w:document/>', ...more });
export const anXlsx = (more: Parts = {}): Buffer =>
  aZip({ '[Content_Types].xml': contentTypes('xl/workbook.xml', 'openxmlformats-officedocument.spreadsheetml.sheet'), 'xl/workbook.xml': '<workbook/>', ...more });

/** An archive, its entries deflated. */
export const aZip = (files: Parts): Buffer => zipOf(Object.entries(files).map(([name, content]) => zipEntry({ name, content: Buffer.from(content as string) })));

export interface ZipEntry {
  readonly local: Buffer;
  readonly central: Buffer;
}

/** The archive of such entries, each where it comes to lie. */
export function zipOf(parts: readonly ZipEntry[]): Buffer {
  let at = 0;
  const directory = parts.map(({ local, central }) => {
    central.writeUInt32LE(at, 42);
    at += local.length;
    return central;
  });
  const [bodies, central] = [Buffer.concat(parts.map(({ local }) => local)), Buffer.concat(directory)];
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(bodies.length, 16);
  return Buffer.concat([bodies, central, end]);
}

/** @param said a size other than the true one; @param flags 1: encrypted */
export function zipEntry({ name, content, said = content.length, flags = 0 }: { name: string; content: Buffer; said?: number; flags?: number }): ZipEntry {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(flags, 6);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc32(content), 14);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(said, 22);
  local.writeUInt16LE(Buffer.byteLength(name), 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  local.copy(central, 6, 4, 30);
  return { local: Buffer.concat([local, Buffer.from(name), packed]), central: Buffer.concat([central, Buffer.from(name)]) };
}

/** A PDF whose objects are these dictionaries; with `packed` they lie in a compressed object stream. */
export function aPdfWith(dictionary: string, packed = false): Buffer {
  const data = deflateSync(Buffer.from(`2 0 ${dictionary}`));
  const object = packed
    ? [`1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${data.length} >>\nstream\n`, data, '\nendstream\nendobj\n']
    : [`1 0 obj\n${dictionary}\nendobj\n`];
  return Buffer.concat(['%PDF-1.5\n', ...object, 'trailer << /Root 2 0 R >>\nstartxref\n9\n%%EOF\n'].map((part) => Buffer.from(part as string)));
}

/** What every scanner finds and nobody is hurt by (eicar.org); in two halves, or this file would be found itself. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** A multipart body as a browser sends it. */
export function anUpload(name: string, content: Buffer, fields: Record<string, string> = {}) {
  const boundary = '----aBoundaryOfTheTest';
  const before = Object.entries(fields).map(([key, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`);
  const head = `${before.join('')}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
