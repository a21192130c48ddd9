import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file that was received whole and lies aside until it was judged. */
export interface Received {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

/**
 * Files by the SHA-256 of their content: the same file sent twice is kept once. Durable before anyone is told that it is there.
 * What has been placed lies below `directory/shelf`, what is still being received below `directory/incoming`.
 */
export class FileStore {
  private readonly incoming: string;

  constructor(
    private readonly directory: string,
    private readonly shelf: string,
  ) {
    this.incoming = join(directory, 'incoming');
  }

  /**
   * Writes a stream to disk, synced.
   * @throws whatever the stream throws; nothing is left behind then.
   */
  async receive(chunks: AsyncIterable<Buffer>): Promise<Received> {
    await mkdir(this.incoming, { recursive: true, mode: 0o700 });
    const path = join(this.incoming, randomUUID());
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

  /** Puts a received file in its place. Where files are removed too, whoever names it must be on record before: see `removeUnused`. */
  async place({ path, sha256 }: Received): Promise<void> {
    const place = this.placeOf(sha256);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await rename(path, place);
    await syncDirectory(dirname(place));
  }

  async discard({ path }: Received): Promise<void> {
    await rm(path, { force: true });
  }

  read(sha256: string): ReadStream {
    return createReadStream(this.placeOf(sha256));
  }

  /**
   * Removes a content that nothing names any more. It is moved aside first and looked at once more: an upload of the same content, which
   * is on record before it places the file, is either seen by that look or places the file anew.
   */
  async removeUnused(sha256: string, isUsed: () => Promise<boolean>): Promise<void> {
    if (await isUsed()) return;
    const aside = join(this.incoming, randomUUID());
    const moved = await rename(this.placeOf(sha256), aside).then(() => true, ignoreMissing);
    if (!moved) return;
    if (await isUsed()) await rename(aside, this.placeOf(sha256));
    else await rm(aside, { force: true });
  }

  /** Removes what uploads that broke off left behind. */
  async discardIncomingBefore(instant: Date): Promise<void> {
    const names = await readdir(this.incoming).catch(() => []);
    for (const name of names) {
      const path = join(this.incoming, name);
      const age = await stat(path).catch(() => undefined);
      if (age && age.mtime < instant) await rm(path, { force: true });
    }
  }

  private placeOf(sha256: string): string {
    return join(this.directory, this.shelf, sha256.slice(0, 2), sha256.slice(2));
  }
}

// A rename is durable only once the directory is.
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function ignoreMissing(error: unknown): false {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
  throw error;
}
