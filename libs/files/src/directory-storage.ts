import type { Readable } from 'node:stream';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FileMissing, Storage, type Content } from './storage.ts';

/** Files below one directory, readable by the service alone. What is put must lie on the same disk. */
export class DirectoryStorage extends Storage {
  constructor(private readonly directory: string) {
    super();
  }

  override async put(key: string, { path }: Content): Promise<void> {
    await this.rename(path, key);
  }

  override async get(key: string): Promise<Readable> {
    const file = await open(join(this.directory, key), 'r').catch(missing);
    return file.createReadStream();
  }

  override async move(from: string, to: string): Promise<boolean> {
    return this.rename(join(this.directory, from), to).then(() => true, ignoreMissing);
  }

  override async remove(key: string): Promise<void> {
    await rm(join(this.directory, key), { force: true });
  }

  private async rename(path: string, key: string): Promise<void> {
    const place = join(this.directory, key);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await rename(path, place);
    await syncDirectory(dirname(place));
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

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

function ignoreMissing(error: unknown): false {
  if (isMissing(error)) return false;
  throw error;
}

function missing(error: unknown): never {
  throw isMissing(error) ? new FileMissing('the content is not there') : error;
}
