/**
 * Seconds after each try that failed, as Standard Webhooks proposes them: soon at first, for a partner that starts anew, then less and less
 * often, for a partner that is away over a weekend. 75 hours in all; what is not taken by then is given up and may be replayed by hand.
 */
export const waits: readonly number[] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

/** At most this much longer, by chance: so that what failed together does not come back together. Small enough that a later wait is never the shorter one. */
export const jitter = 0.1;

/**
 * @param tried how often it was tried, all in vain
 * @param chance from 0 to 1
 * @returns milliseconds until the next try; undefined when it is given up
 */
export function waitAfter(tried: number, chance: number): number | undefined {
  const seconds = waits[tried - 1];
  return seconds === undefined ? undefined : Math.round(seconds * 1_000 * (1 + jitter * chance));
}

/** Failures in a row, over all dossiers, after which a partner is said to be in trouble. */
export const troubleAfter = 5;

const rests: readonly number[] = [30, 60, 120, 300, 600];

/**
 * A partner in trouble is left alone for a while and then asked with one delivery alone, whatever waits.
 * @returns milliseconds; 0 for a partner that is not in trouble
 */
export function restAfter(failuresInRow: number): number {
  if (failuresInRow < troubleAfter) return 0;
  return (rests[failuresInRow - troubleAfter] ?? rests.at(-1) ?? 0) * 1_000;
}
