import { createReadStream, type ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** A file that is being judged: looked into here and there, never read whole. */
export interface OpenFile {
  readonly size: number;
  /** Up to `length` bytes; fewer at the end of the file, none beyond it. */
  bytes(at: number, length: number): Promise<Buffer>;
  stream(from: number, until: number): ReadStream;
}

export async function withFile<Result>(path: string, look: (file: OpenFile) => Promise<Result>): Promise<Result> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    return await look({
      size,
      async bytes(at, length) {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(Math.max(0, Math.min(length, size - at))), 0, null, at);
        return buffer.subarray(0, bytesRead);
      },
      stream: (from, until) => createReadStream(path, { start: from, end: until - 1 }),
    });
  } finally {
    await handle.close();
  }
}

export interface Window {
  /** Latin-1: one letter a byte, so that patterns and places are those of the bytes. */
  readonly text: string;
  /** Where in the file (or stream) it begins. */
  readonly at: number;
}

/** Windows over a stream, each of which begins with the last `overlap` bytes of the one before: no shorter pattern is cut in two. */
export async function* windowsOver(chunks: AsyncIterable<Buffer>, overlap: number): AsyncGenerator<Window> {
  let [kept, at] = ['', 0];
  for await (const chunk of chunks) {
    const text = kept + chunk.toString('latin1');
    yield { text, at };
    kept = text.slice(-overlap);
    at += text.length - kept.length;
  }
}
