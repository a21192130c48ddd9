import { type Entry, hashOf, idOf, strangeFields } from './entry.ts';

/**
 * What is wrong with a chain. `changed`: the entry is not what was written · `missing`: it is gone · `inserted`: it was put in · `reordered`:
 * it stands in another's place · `truncated`: the end was cut off · `gone`: the whole chain was taken away · `unanchored`: no anchor knows it.
 */
export type Fault = 'changed' | 'missing' | 'inserted' | 'reordered' | 'truncated' | 'gone' | 'unanchored';

export interface Finding {
  readonly fault: Fault;
  readonly chain: string;
  readonly seq: number;
  /** What the entry at that place is of. */
  readonly of?: string;
}

interface Anchored {
  readonly seq: number;
  readonly hash: string;
}

/** How far an entry may have been moved for its own place to be found again. */
const reach = 200;
/** After so many faults nobody asks of each where it came from. */
const mostTraced = 100;

/** Walks along one chain, entry by entry, and holds it against its anchors. */
export class ChainCheck {
  private next = 0;
  private last: { entry: Entry; sound: boolean } | undefined;
  private readonly expected: Map<number, string>;
  /** The first that was wrong, and how many places were. */
  first: Finding | undefined;
  faults = 0;
  entries = 0;

  constructor(
    private readonly chain: string,
    private readonly anchors: readonly Anchored[],
  ) {
    this.expected = new Map(anchors.map(({ seq, hash }) => [seq, hash]));
  }

  take(entry: Entry): void {
    this.entries += 1;
    const { seq } = entry;
    if (entry._id !== idOf(this.chain, seq) || entry.chain !== this.chain || seq < this.next) return this.found('inserted', entry);
    if (seq > this.next) this.found('missing', { seq: this.next });
    const follows = seq === this.next ? this.last : undefined;
    this.next = seq + 1;
    const sound = this.isSound(entry);
    if (!sound) this.found(this.displaced(entry), entry);
    // It is what was written and does not hold on to the one before: that one was written anew, its hash with it.
    else if (follows?.sound && follows.entry.hash !== entry.prev) this.found('changed', follows.entry);
    this.last = { entry, sound };
  }

  /** At the end of the chain. */
  end(): void {
    const newest = this.anchors.at(-1);
    if (newest && this.entries === 0) return this.found('gone', { seq: 0 });
    if (newest && newest.seq >= this.next) return this.found('truncated', { seq: this.next });
    // Only the opening may stand without an anchor: the process that wrote it went no further.
    if (!newest && this.entries > 1) this.found('unanchored', { seq: 0 });
  }

  private isSound(entry: Entry): boolean {
    const anchored = this.expected.get(entry.seq);
    return hashOf(entry) === entry.hash && strangeFields(entry).length === 0 && (anchored === undefined || anchored === entry.hash);
  }

  /** Where an entry that is whole, but not in its place, came from says what happened. */
  private displaced(entry: Entry): Fault {
    for (let away = 1; this.faults < mostTraced && away <= reach; away += 1) {
      for (const seq of [entry.seq - away, entry.seq + away]) {
        if (seq >= 0 && hashOf({ ...entry, seq, _id: idOf(this.chain, seq) }) === entry.hash) return 'reordered';
      }
    }
    return 'changed';
  }

  private found(fault: Fault, { seq, of }: { seq: number; of?: string }): void {
    this.faults += 1;
    if (!this.first || seq < this.first.seq) this.first = { fault, chain: this.chain, seq, ...(of === undefined ? {} : { of }) };
  }
}
