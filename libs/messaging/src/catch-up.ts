interface Aim {
  partition: number;
  /** High watermark: the offset after the last record. */
  end: string;
}

/** Fetches without a record, and milliseconds, after which nothing more is there to read. */
const quiet = { fetches: 3, milliseconds: 5_000 };

/**
 * Knows when what stood in a topic at the start was read. The last offsets of a compacted partition may hold no record any more (the cleaner
 * keeps an empty batch per producer), so a while of fetches that bring nothing counts as the end, too.
 */
export class CatchUp {
  readonly reached: Promise<void>;
  private resolve: () => void = () => undefined;
  private aims: readonly Aim[] | undefined;
  private readonly read = new Map<number, bigint>();
  private fetchesSince = 0;
  private lastRecordAt = 0;

  constructor(private readonly now: () => number = Date.now) {
    this.reached = new Promise((resolve) => {
      this.resolve = resolve;
    });
  }

  /** Only the first aim counts: what was published after the start does not make the table incomplete. */
  aim(aims: readonly Aim[]): void {
    this.aims ??= aims;
    this.lastRecordAt = this.now();
    this.check();
  }

  readTo(partition: number, next: string): void {
    this.read.set(partition, BigInt(next));
    this.fetchesSince = 0;
    this.lastRecordAt = this.now();
    this.check();
  }

  /** A fetch came back, with or without records. */
  fetched(): void {
    this.fetchesSince += 1;
    const still = this.now() - this.lastRecordAt >= quiet.milliseconds;
    if (this.aims && still && this.fetchesSince >= quiet.fetches) this.resolve();
  }

  close(): void {
    this.aims = undefined;
  }

  private check(): void {
    const done = this.aims?.every(({ partition, end }) => end === '0' || (this.read.get(partition) ?? -1n) >= BigInt(end));
    if (done) this.resolve();
  }
}
