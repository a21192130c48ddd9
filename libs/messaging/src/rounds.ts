import type { Lease } from './lease.ts';

interface RoundsParts {
  readonly work: () => Promise<void>;
  /** Milliseconds from the end of a round to the beginning of the next. */
  readonly every: number;
  /** Given back at the end, so that another process need not wait for it to run out; the work itself takes it. */
  readonly lease?: Lease;
  /** A round failed; what it left is looked for by the next. */
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Looks again and again for work that nobody does: what a crash or an absent neighbour left behind, and what has come due. One round at a
 * time in this process, the one under way comes to its end before the process does, and the timer keeps no process alive.
 */
export class Rounds {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(private readonly parts: RoundsParts) {}

  /** False once the process ends: long work asks between its parts. */
  get goesOn(): boolean {
    return !this.closed;
  }

  /** The next round begins then, rather than when it would have; from it on they follow each other. */
  schedule(after = this.parts.every): void {
    if (this.closed) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.now().finally(() => this.goOn());
    }, after);
    this.timer.unref();
  }

  /** A round at once, after the one under way. Never rejects. */
  now(): Promise<void> {
    this.round = this.round.then(() => this.parts.work()).catch((error: unknown) => this.parts.onTrouble(error));
    return this.round;
  }

  /** Who asked for a round meanwhile gets it then, and not a whole pause later. */
  private goOn(): void {
    if (this.timer === undefined) this.schedule();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.round;
    await this.parts.lease?.giveBack().catch(() => undefined);
  }
}
