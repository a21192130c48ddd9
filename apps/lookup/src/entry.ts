import type { StatusData } from '@motcua/contracts/events';
import { holdsFactor } from '@motcua/auth/second-factor';

/**
 * What the table keeps of a dossier: the answer is made when the event arrives, not when somebody asks.
 * Id (36 bytes), version (4), number of factors (1), factors of 22 bytes each, then the JSON that is answered.
 */
export function packEntry({ status, factors }: StatusData): Buffer {
  const head = Buffer.alloc(headBytes);
  head.write(status.id, 0, 'latin1');
  head.writeUInt32BE(status.version, idBytes);
  head.writeUInt8(factors.length, idBytes + 4);
  return Buffer.concat([head, Buffer.from(factors.join(''), 'latin1'), Buffer.from(JSON.stringify(status))]);
}

const idBytes = 36;
const factorBytes = 22;
const headBytes = idBytes + 5;

/** Reads from the packed bytes only what it is asked for. Lives no longer than the next read of the table. */
export class Entry {
  constructor(private readonly packed: Buffer) {}

  get id(): string {
    return this.packed.toString('latin1', 0, idBytes);
  }

  get version(): number {
    return this.packed.readUInt32BE(idBytes);
  }

  private get bodyAt(): number {
    return headBytes + factorBytes * (this.packed[idBytes + 4] ?? 0);
  }

  /** In the same time wherever it differs. */
  hasFactor(factor: string): boolean {
    return holdsFactor(this.packed, factor, headBytes, this.bodyAt);
  }

  /** The JSON that is answered, one letter per byte of its UTF-8 (`sendJsonBytes`). */
  get bodyBytes(): string {
    return this.packed.toString('latin1', this.bodyAt, this.packed.length);
  }

  get body(): string {
    return this.packed.toString('utf8', this.bodyAt, this.packed.length);
  }
}
