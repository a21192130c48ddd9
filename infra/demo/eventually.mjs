import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks until the check stops throwing, less and less often; in the end its last error is the answer. What another process does in
 * its own time is waited for like this. The pauses grow so that a wrong look-up is not asked so often that look-up begins to refuse.
 * @param options.within milliseconds; `first` and `most`: the pause it begins with, and the longest
 */
export async function eventually(check, { within = 20_000, first = 50, most = 3_000 } = {}) {
  const end = Date.now() + within;
  for (let wait = first; ; wait = Math.min(wait * 3, most)) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() + wait > end) throw error;
      await pause(wait);
    }
  }
}
