/** How many wrong tries are borne in a quarter of an hour. The window is fixed: trying again does not push its end away. */
export const bounds = { perCodeAndAddress: 5, perCode: 20, perAddress: 60, windowMilliseconds: 15 * 60_000 } as const;

interface Window {
  count: number;
  endsAt: number;
}

/**
 * Counts wrong look-ups per code and per address, in memory of this node. Only failures count: a citizen who asks every hour
 * is never stopped. Bounded: the oldest windows are forgotten first, and a flood of codes from one address hits that address' bound.
 */
export class Attempts {
  private readonly windows = new Map<string, Window>();

  constructor(private readonly most = 200_000) {}

  /** Seconds to wait, or 0 when this address may ask for this code now. */
  wait(code: string, address: string, now: number): number {
    const waits = [
      this.waitFor(`${code} ${address}`, bounds.perCodeAndAddress, now),
      this.waitFor(code, bounds.perCode, now),
      this.waitFor(` ${address}`, bounds.perAddress, now),
    ];
    return Math.max(...waits);
  }

  failed(code: string, address: string, now: number): void {
    for (const key of [`${code} ${address}`, code, ` ${address}`]) this.count(key, now);
  }

  private waitFor(key: string, bound: number, now: number): number {
    const window = this.windows.get(key);
    if (!window || window.endsAt <= now || window.count < bound) return 0;
    return Math.ceil((window.endsAt - now) / 1000);
  }

  private count(key: string, now: number): void {
    const window = this.windows.get(key);
    if (window && window.endsAt > now) {
      window.count += 1;
      return;
    }
    this.windows.delete(key);
    if (this.windows.size >= this.most) this.forgetOldest();
    this.windows.set(key, { count: 1, endsAt: now + bounds.windowMilliseconds });
  }

  private forgetOldest(): void {
    const oldest = this.windows.keys().next();
    if (!oldest.done) this.windows.delete(oldest.value);
  }
}
