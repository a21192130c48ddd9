import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection, mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';

interface Mark {
  _id: string;
  /** Everything that this process wrote before is in the log. */
  upTo: Date;
  seenAt: Date;
}

/** A write that is not in the log yet. */
export interface Unfinished {
  readonly since: Date;
}

/**
 * Up to when each process has told the log of everything that it wrote. A mark that grows old belongs to a process that died; what was
 * written since then is looked through by another. The machine's clock, against which alone the process's own writes are held.
 */
@Injectable()
export class Unlogged {
  private readonly marks: mongo.Collection<Mark>;
  private readonly unfinished = new Set<Unfinished>();
  private first: Promise<void> | undefined;
  readonly process = randomUUID();

  constructor(
    @InjectConnection() connection: Connection,
    private readonly clock: Clock,
  ) {
    if (!connection.db) throw new Error('the store is not connected yet');
    this.marks = connection.db.collection<Mark>('audit_marks');
  }

  /** Before a write: from now on this process is known to have something unfinished. */
  async begin(): Promise<Unfinished> {
    const begun: Unfinished = { since: this.clock.machine() };
    this.unfinished.add(begun);
    this.first ??= this.mark();
    await this.first.catch((error: unknown) => {
      this.first = undefined;
      this.unfinished.delete(begun);
      throw error;
    });
    return begun;
  }

  end(begun: Unfinished): void {
    this.unfinished.delete(begun);
  }

  /** Now and then: how far it has come. Nothing while it has never written. */
  async beat(): Promise<void> {
    if (this.first) await this.mark();
  }

  /** Of processes that have not been heard of since. */
  async left(before: Date): Promise<Pick<Mark, '_id' | 'upTo'>[]> {
    const old = await this.marks.find({ seenAt: { $lt: before } }).toArray();
    return old.filter(({ _id }) => _id !== this.process);
  }

  async forget(process: string): Promise<void> {
    await this.marks.deleteOne({ _id: process });
  }

  /** The process ends; what it leaves unfinished keeps its mark. */
  async close(): Promise<void> {
    if (this.first && this.unfinished.size === 0) await this.forget(this.process);
  }

  private async mark(): Promise<void> {
    const seenAt = this.clock.machine();
    const upTo = new Date(Math.min(seenAt.getTime(), ...[...this.unfinished].map(({ since }) => since.getTime())));
    await this.marks.updateOne({ _id: this.process }, { $set: { upTo, seenAt } }, { upsert: true });
  }
}
