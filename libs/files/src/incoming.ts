import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat, truncate, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Content } from './storage.ts';

/** A file that was received whole and lies aside until it was judged. */
export type Received = Content;

/** What is being received, on this machine's disk: at one go, or part by part. */
export class Incoming {
  private readonly whole: string;
  private readonly parts: string;

  constructor(directory: string) {
    this.whole = join(directory, 'incoming');
    this.parts = join(directory, 'uploads');
  }

  /** @throws whatever the stream throws; nothing is left behind then. */
  async receive(chunks: AsyncIterable<Buffer>): Promise<Received> {
    await mkdir(this.whole, { recursive: true, mode: 0o700 });
    const path = join(this.whole, randomUUID());
    const file = await open(path, 'wx', 0o600);
    try {
      const hash = createHash('sha256');
      let size = 0;
      for await (const chunk of chunks) {
        hash.update(chunk);
        size += chunk.length;
        await file.writeFile(chunk);
      }
      await file.sync();
      return { path, size, sha256: hash.digest('hex') };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
  }

  async discard({ path }: Received): Promise<void> {
    await rm(path, { force: true });
  }

  /** Removes what uploads that broke off left behind. */
  async discardBefore(instant: Date): Promise<void> {
    const names = await readdir(this.whole).catch(() => []);
    for (const name of names) {
      const path = join(this.whole, name);
      const age = await stat(path).catch(() => undefined);
      if (age && age.mtime < instant) await rm(path, { force: true });
    }
  }

  /** Makes room for an upload that comes in parts. */
  async begin(id: string): Promise<void> {
    await mkdir(this.parts, { recursive: true, mode: 0o700 });
    await (await open(this.partOf(id), 'a', 0o600)).close();
  }

  /** How much of it is there: what is on disk, not what somebody remembers. Undefined when nothing was begun. */
  async lengthOf(id: string): Promise<number | undefined> {
    return (await stat(this.partOf(id)).catch(() => undefined))?.size;
  }

  /**
   * Goes on at `offset`. What came before the stream broke off is kept, unless the part was to be checked as a whole.
   * @param check told of each chunk, asked at the end; false throws the part away
   * @returns the length afterwards, synced to disk; undefined when the check failed
   */
  async append(id: string, { offset, chunks, check }: { offset: number; chunks: AsyncIterable<Buffer>; check?: PartCheck | undefined }): Promise<number | undefined> {
    const file = await open(this.partOf(id), 'r+');
    try {
      const length = await writeAt(file, offset, heard(chunks, check));
      if (!check || check.holds()) return length;
      await truncate(this.partOf(id), offset);
      return undefined;
    } catch (error) {
      if (check) await truncate(this.partOf(id), offset);
      throw error;
    } finally {
      await file.sync();
      await file.close();
    }
  }

  /** The whole file, to be judged. It stays where it is until it is placed or dropped, so that a crash loses nothing. */
  async finished(id: string): Promise<Received> {
    const path = this.partOf(id);
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      size += chunk.length;
    }
    return { path, size, sha256: hash.digest('hex') };
  }

  async drop(id: string): Promise<void> {
    await rm(this.partOf(id), { force: true });
  }

  private partOf(id: string): string {
    return join(this.parts, id);
  }
}

/** Whether a part arrived as it was sent. */
export interface PartCheck {
  hear(chunk: Buffer): void;
  holds(): boolean;
}

async function* heard(chunks: AsyncIterable<Buffer>, check: PartCheck | undefined) {
  for await (const chunk of chunks) {
    check?.hear(chunk);
    yield chunk;
  }
}

async function writeAt(file: FileHandle, offset: number, chunks: AsyncIterable<Buffer>): Promise<number> {
  let at = offset;
  for await (const chunk of chunks) {
    for (let written = 0; written < chunk.length; ) written += (await file.write(chunk, written, chunk.length - written, at + written)).bytesWritten;
    at += chunk.length;
  }
  return at;
}
