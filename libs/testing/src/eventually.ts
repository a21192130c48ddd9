import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until the check stops throwing; fails with its last error. For what another process does in its own time.
 * @param within milliseconds before giving up; generous, because it costs nothing when things are quick.
 */
export async function eventually<Result>(check: () => Result | Promise<Result>, within = 15_000): Promise<Result> {
  const end = Date.now() + within;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(25);
    }
  }
}
