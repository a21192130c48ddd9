import { applyDecorators, Header, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

export interface NamedFile {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** On every route that hands out somebody's papers: a browser must neither guess another type nor keep them in a shared cache. */
export const PrivateFile = (): MethodDecorator => applyDecorators(Header('x-content-type-options', 'nosniff'), Header('cache-control', 'private, no-store'));

/** Always as a download, under its own name: nothing that somebody sent in is run in a page of ours. */
export function download(content: Readable | globalThis.ReadableStream, { name, type, size }: NamedFile): StreamableFile {
  const stream = content instanceof Readable ? content : Readable.fromWeb(content as ReadableStream);
  return new StreamableFile(stream, { type, disposition: contentDisposition(name), length: size });
}

/** RFC 6266 and 8187: an ASCII name for old programs, the real one beside it. */
export function contentDisposition(name: string, how: 'attachment' | 'inline' = 'attachment'): string {
  const plain = name.normalize('NFD').replace(/đ/g, 'd').replace(/Đ/g, 'D').replace(/[^\x20-\x7E]/g, '').replace(/["\\%;]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
