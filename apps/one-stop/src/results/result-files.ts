import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file that was received whole and lies aside until its move is decided. */
export interface Received {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** Result documents by the SHA-256 of their content, which is their id. On disk before the dossier names them. */
export class ResultFiles {
  constructor(private readonly directory: string) {}

  /** Writes a stream to disk, synced. @throws whatever the stream throws; nothing is left behind then */
  async receive(chunks: AsyncIterable<Buffer>): Promise<Received> {
    const path = join(this.directory, 'incoming', randomUUID());
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
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

  async keep({ path, sha256 }: Received): Promise<void> {
    const place = this.placeOf(sha256);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await rename(path, place);
    // A rename is durable only once the directory is.
    const directory = await open(dirname(place), 'r');
    await directory.sync().finally(() => directory.close());
  }

  async discard({ path }: Received): Promise<void> {
    await rm(path, { force: true });
  }

  read(id: string): ReadStream {
    return createReadStream(this.placeOf(id));
  }

  private placeOf(sha256: string): string {
    return join(this.directory, 'results', sha256.slice(0, 2), sha256.slice(2));
  }
}
