import type { mongo } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Entry, idOf, linked, type Told } from './entry.ts';

const shortest = 50;
const longest = 2_000;

/**
 * The chain of one process. Nobody else ever writes to it, so that it cannot fork and nobody waits for anybody; a process that starts again
 * begins another one. Entries keep the place that they were given: what could not be written is written before anything that came later.
 */
export class Chain {
  readonly id: string;
  private next = 0;
  private last: string;
  private unwritten: Entry[] = [];

  /** @param prev what it holds on to: the signature of the newest anchor of all chains */
  constructor(
    private readonly entries: mongo.Collection<Entry>,
    { now, prev }: { now: Date; prev: string },
  ) {
    this.id = `${now.toISOString().replaceAll(/[-:.Z]/g, '')}-${randomBytes(4).toString('hex')}`;
    this.last = prev;
  }

  /** The newest entry that is in the store for certain. */
  head: Pick<Entry, 'chain' | 'seq' | 'hash'> | undefined;

  /** Returns once they are in the store; for as long as it takes, or until `given up` says that the process ends. */
  async append(told: readonly Told[], givenUp: () => boolean): Promise<void> {
    for (const each of told) {
      const entry = linked(each, { chain: this.id, seq: this.next, prev: this.last });
      this.unwritten.push(entry);
      this.last = entry.hash;
      this.next += 1;
    }
    for (let wait = shortest; ; wait = Math.min(2 * wait, longest)) {
      try {
        return await this.write();
      } catch (error) {
        if (givenUp()) throw error;
        await pause(wait);
        // Of a write whose answer was lost, some may be there: in order, because that is how they were sent.
        await this.forgetWritten().catch(() => undefined);
      }
    }
  }

  private async write(): Promise<void> {
    if (this.unwritten.length > 0) await this.entries.insertMany(this.unwritten, { ordered: true });
    this.written(this.unwritten.length);
  }

  private async forgetWritten(): Promise<void> {
    const [first] = this.unwritten;
    if (!first) return;
    this.written(await this.entries.countDocuments({ _id: { $gte: first._id, $lt: idOf(this.id, this.next) } }));
  }

  private written(count: number): void {
    const last = this.unwritten[count - 1];
    if (last) this.head = { chain: last.chain, seq: last.seq, hash: last.hash };
    this.unwritten = this.unwritten.slice(count);
  }
}
