import type { Readable } from 'node:stream';

/** A file on this machine, with what is known of its content. */
export interface Content {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** Where files are kept for good: a directory or an object store. Keys are ours alone: letters, digits, `/` and `-`. */
export abstract class Storage {
  /** Durable when this returns, in place of what lay there. A directory takes the file itself, so it may be gone from where it was. */
  abstract put(key: string, content: Content): Promise<void>;

  /** @throws FileMissing */
  abstract get(key: string): Promise<Readable>;

  /** False when there is nothing to be moved. */
  abstract move(from: string, to: string): Promise<boolean>;

  /** Also when there is nothing. */
  abstract remove(key: string): Promise<void>;
}

export class FileMissing extends Error {
  override readonly name = 'FileMissing';
}
