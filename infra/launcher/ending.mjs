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
