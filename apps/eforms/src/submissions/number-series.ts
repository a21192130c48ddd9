import { blockUpTo, remaining, type SequenceBlock, takeNumber } from '@motcua/domain/reference/sequence-block';

/** A quiet agency loses few numbers when a process ends; a busy one is not kept waiting for blocks. */
const sizes = { least: 50, most: 800 };
/** Milliseconds within which a block that was used up asks for a larger one. */
const busy = 1_000;

/** Numbers of one counter, in blocks. The next block is asked for before the present one is used up. */
export class NumberSeries {
  private block: SequenceBlock = { next: 1, last: 0 };
  private size = sizes.least;
  private since = 0;
  private coming: Promise<SequenceBlock> | undefined;

  /** @param reserve raises the counter in the store; answers the last number reserved */
  constructor(private readonly reserve: (size: number) => Promise<number>) {}

  async next(): Promise<number> {
    for (;;) {
      const taken = takeNumber(this.block);
      if (taken) {
        this.block = taken.rest;
        // A failure is told to whoever then waits for the block.
        if (remaining(this.block) < this.size / 2) this.fetch().catch(() => undefined);
        return taken.number;
      }
      const coming = this.fetch();
      const block = await coming;
      // The first to wake puts the block in; the others find it there.
      if (this.coming !== coming) continue;
      this.block = block;
      this.coming = undefined;
    }
  }

  private fetch(): Promise<SequenceBlock> {
    this.coming ??= this.reserveBlock();
    return this.coming;
  }

  private async reserveBlock(): Promise<SequenceBlock> {
    const now = performance.now();
    this.size = now - this.since < busy ? Math.min(this.size * 2, sizes.most) : sizes.least;
    this.since = now;
    const { size } = this;
    try {
      return blockUpTo(await this.reserve(size), size);
    } catch (error) {
      this.coming = undefined;
      throw error;
    }
  }
}
