import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { interruptCommands } from './commands.mjs';

/**
 * Stops what a command has started, once, whether the command comes to its end or is told to stop. After a signal nothing more may be
 * started (`hasBegun`): what it would run on is going away, and nobody would end it.
 */
export function endOnSignal(stop) {
  let done;
  const end = () => (done ??= stop());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, async () => {
      interruptCommands();
      await end();
      process.exit(130);
    });
  }
  return { end, hasBegun: () => done !== undefined };
}

/**
 * The same for a command whose system lives in a scratch directory, which goes with it unless its logs are to be looked at.
 * @param also what else is to be ended once the system is
 * @param drop what else goes with the scratch directory
 * @returns { end: where the logs stay, if they do, hasBegun, watch: told of the system as soon as it is prepared, keep }
 */
export function endWithScratch(scratch, { also = async () => {}, drop = async () => {} } = {}) {
  let system;
  let keeping = false;
  const ending = endOnSignal(async () => {
    await system?.stop();
    await also();
    if (!keeping) await Promise.all([rm(scratch, { recursive: true, force: true }), drop()]);
    return keeping ? join(scratch, 'home/logs') : undefined;
  });
  return { ...ending, watch: (started) => (system = started), keep: (yes) => (keeping = yes) };
}
