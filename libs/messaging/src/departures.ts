import { InTurn } from '@motcua/persistence/in-turn';
import type { OutboxEntry } from './event.ts';

/** Twice as many ids are known at most: some 2 MB, and at 1,000 events a second ten seconds, longer than any reading of an outbox is under way. */
const generation = 10_000;

/**
 * Lets the facts of one document leave this process in the order of its outbox, also where an outbox was read (by a sweep, or by a slower request) before
 * newer facts left: what has left already does not leave again after them. A compacted topic keeps what stands last, so the older fact would be kept.
 */
export class Departures {
  private readonly turns = new InTurn();
  private young = new Set<string>();
  private old = new Set<string>();

  constructor(private readonly publish: (entries: OutboxEntry[]) => Promise<void>) {}

  /**
   * @param entries what stood in the outbox of the document when it was read, oldest first.
   * @throws what `publish` throws; everything that had not left by then may leave later, in its order.
   */
  leave(document: string, entries: readonly OutboxEntry[]): Promise<void> {
    return this.turns.run(document, async () => {
      const staying = entries.filter(({ event }) => !this.hasLeft(event.id));
      await this.publish(staying);
      for (const { event } of staying) this.note(event.id);
    });
  }

  private hasLeft(id: string): boolean {
    return this.young.has(id) || this.old.has(id);
  }

  private note(id: string): void {
    if (this.young.size >= generation) {
      this.old = this.young;
      this.young = new Set();
    }
    this.young.add(id);
  }
}
