interface Window {
  count: number;
  endsAt: number;
}

/**
 * Counts by key in fixed windows of time, in memory of this process: trying again does not push a window's end away. Bounded: the oldest
 * windows are forgotten first.
 */
export class CountedWindows {
  private readonly windows = new Map<string, Window>();

  constructor(private readonly milliseconds: number, private readonly most = 200_000) {}

  /** Seconds until a key may be counted again, or 0 while it has been counted fewer than `bound` times. */
  waitFor(key: string, bound: number, now: number): number {
    const window = this.windows.get(key);
    if (!window || window.endsAt <= now || window.count < bound) return 0;
    return Math.ceil((window.endsAt - now) / 1000);
  }

  /** @returns how often that was in its window, this time included */
  count(key: string, now: number): number {
    const window = this.windows.get(key);
    if (window && window.endsAt > now) return (window.count += 1);
    this.windows.delete(key);
    if (this.windows.size >= this.most) this.forgetOldest();
    this.windows.set(key, { count: 1, endsAt: now + this.milliseconds });
    return 1;
  }

  private forgetOldest(): void {
    const oldest = this.windows.keys().next();
    if (!oldest.done) this.windows.delete(oldest.value);
  }
}
