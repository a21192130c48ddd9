import PDFDocument from 'pdfkit';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';

/** A real PDF of one page, with a password if one is given; `version` 1.5 and later may keep its trailer in a stream. */
export async function aPdf(words = 'Bản vẽ', userPassword?: string): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A5', ...(userPassword ? { userPassword } : {}) });
  pdf.text(words.normalize('NFD').replace(/[^\x20-\x7E]/g, ''));
  pdf.end();
  return buffer(pdf as unknown as AsyncIterable<Buffer>);
}

export const aJpg = (): Buffer => Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.alloc(64), Buffer.from('ffd9', 'hex')]);

export const aPng = (): Buffer => Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const contentTypes = (part: string, type: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;

export const aDocx = (): Buffer => aZip({ '[Content_Types].xml': contentTypes('word/document.xml', 'wordprocessingml.document'), 'word/document.xml': '<w:document/>' });
export const anXlsx = (): Buffer => aZip({ '[Content_Types].xml': contentTypes('xl/workbook.xml', 'spreadsheetml.sheet'), 'xl/workbook.xml': '<workbook/>' });

/** An archive without compression. */
export function aZip(files: Record<string, string>): Buffer {
  const parts = Object.entries(files).map(([name, text]) => zipEntry(name, Buffer.from(text)));
  const directory = parts.map(({ central }, index) => {
    central.writeUInt32LE(parts.slice(0, index).reduce((sum, { local }) => sum + local.length, 0), 42);
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

function zipEntry(name: string, content: Buffer): { local: Buffer; central: Buffer } {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt32LE(crc32(content), 14);
  local.writeUInt32LE(content.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(Buffer.byteLength(name), 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  local.copy(central, 6, 4, 30);
  return { local: Buffer.concat([local, Buffer.from(name), content]), central: Buffer.concat([central, Buffer.from(name)]) };
}

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
