import { CountedWindows } from './counted-windows.ts';

/** How many wrong tries are borne in a quarter of an hour. */
export const bounds = { perCodeAndAddress: 5, perCode: 20, perAddress: 60, windowMilliseconds: 15 * 60_000 } as const;

/**
 * Counts wrong look-ups per code and per address, in memory of this node. Only failures count: a citizen who asks every hour
 * is never stopped. A flood of codes from one address hits that address' bound.
 */
export class Attempts {
  private readonly windows: CountedWindows;

  constructor(most = 200_000) {
    this.windows = new CountedWindows(bounds.windowMilliseconds, most);
  }

  /** Seconds to wait, or 0 when this address may ask for this code now. */
  wait(code: string, address: string, now: number): number {
    const waits = [
      this.windows.waitFor(`${code} ${address}`, bounds.perCodeAndAddress, now),
      this.windows.waitFor(code, bounds.perCode, now),
      this.windows.waitFor(` ${address}`, bounds.perAddress, now),
    ];
    return Math.max(...waits);
  }

  failed(code: string, address: string, now: number): void {
    for (const key of [`${code} ${address}`, code, ` ${address}`]) this.windows.count(key, now);
  }
}
