import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';

/** One file as a multipart body, streamed: what comes in goes out, and nothing is gathered in between. */
export function multipartOf(name: string, file: Readable): { body: globalThis.ReadableStream; type: string } {
  const boundary = `motcua-${randomUUID()}`;
  async function* parts() {
    yield Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${inQuotes(name)}"\r\ncontent-type: application/octet-stream\r\n\r\n`);
    for await (const chunk of file) yield chunk as Buffer;
    yield Buffer.from(`\r\n--${boundary}--\r\n`);
  }
  return { body: ReadableStream.from(parts()) as globalThis.ReadableStream, type: `multipart/form-data; boundary=${boundary}` };
}

/** As browsers write it (HTML, multipart/form-data encoding algorithm). */
const inQuotes = (name: string) => name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
