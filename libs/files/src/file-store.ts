import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { DirectoryStorage } from './directory-storage.ts';
import { Incoming, type Received } from './incoming.ts';
import type { Storage } from './storage.ts';

/**
 * Files by the SHA-256 of their content: the same file sent twice is kept once. Durable before anyone is told that it is there.
 * What is being received lies in `directory/incoming`; what is kept, on a shelf of the storage.
 */
export class FileStore {
  readonly incoming: Incoming;

  constructor(
    directory: string,
    private readonly shelf: string,
    private readonly storage: Storage = new DirectoryStorage(directory),
  ) {
    this.incoming = new Incoming(directory);
  }

  /**
   * Writes a stream to disk, synced.
   * @throws whatever the stream throws; nothing is left behind then.
   */
  receive(chunks: AsyncIterable<Buffer>): Promise<Received> {
    return this.incoming.receive(chunks);
  }

  discard(received: Received): Promise<void> {
    return this.incoming.discard(received);
  }

  /** Puts a received file in its place. Where files are removed too, whoever names it must be on record before: see `removeUnused`. */
  async place(received: Received): Promise<void> {
    await this.storage.put(this.placeOf(received.sha256), received);
  }

  /** @throws FileMissing */
  read(sha256: string): Promise<Readable> {
    return this.storage.get(this.placeOf(sha256));
  }

  /**
   * Removes a content that nothing names any more. It is moved aside first and looked at once more: an upload of the same content, which
   * is on record before it places the file, is either seen by that look or places the file anew.
   */
  async removeUnused(sha256: string, isUsed: () => Promise<boolean>): Promise<void> {
    if (await isUsed()) return;
    const aside = `incoming/${randomUUID()}`;
    if (!(await this.storage.move(this.placeOf(sha256), aside))) return;
    if (await isUsed()) await this.storage.move(aside, this.placeOf(sha256));
    else await this.storage.remove(aside);
  }

  /** Keeps a file apart, under a name of its own: nobody has seen yet what is in it. */
  async setApart(received: Received, id: string): Promise<void> {
    await this.storage.put(unseen(id), received);
  }

  /** For the scanner. @throws FileMissing */
  readApart(id: string): Promise<Readable> {
    return this.storage.get(unseen(id));
  }

  /** It is clean: to its place. Once more after a crash does no harm. */
  async release(id: string, sha256: string): Promise<void> {
    await this.storage.move(unseen(id), this.placeOf(sha256));
  }

  /** It is not: nothing here reads from quarantine. */
  async lockAway(id: string): Promise<void> {
    await this.storage.move(unseen(id), quarantined(id));
  }

  async removeApart(id: string): Promise<void> {
    await Promise.all([unseen(id), quarantined(id)].map((key) => this.storage.remove(key)));
  }

  private placeOf(sha256: string): string {
    return `${this.shelf}/${sha256.slice(0, 2)}/${sha256.slice(2)}`;
  }
}

const unseen = (id: string) => `unseen/${id}`;
const quarantined = (id: string) => `quarantine/${id}`;
