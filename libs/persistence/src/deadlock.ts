import { setTimeout as pause } from 'node:timers/promises';

/** In the error of a write, and in the `writeErrors` of one of many. */
export const deadlockCode = 16908292;

/** DocumentDB let another writer through, and this one may try again. Writes say so by a code, the making of indexes by the words of PostgreSQL. */
export const isDeadlock = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && error.code === deadlockCode) || error.message.includes('deadlock detected'));

/** Does again what lost to another writer, a few times, after a moment that is another one for each. */
export async function despiteDeadlocks<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isDeadlock(error) || tries === 8) throw error;
      await pause(Math.random() * 50 * tries);
    }
  }
}
