import { setTimeout as pause } from 'node:timers/promises';
import { placesFor } from './places.mjs';
import { runCommand } from './problem.mjs';
import { isAlive } from './processes.mjs';
import { progressOn } from './progress.mjs';
import { readState } from './state.mjs';
import { stopLeftovers } from './stopping.mjs';

async function down() {
  const progress = progressOn(process.stdout);
  const places = placesFor(process.env);
  const state = readState(places);
  if (!state) {
    progress.say('Nothing is running.');
    return 0;
  }
  await progress.step('Stopping', async () => {
    await askLauncher(state);
    await stopLeftovers(places, progress);
  });
  return 0;
}

// A launcher in the foreground stops its parts itself, and would otherwise report each of them as ended.
async function askLauncher({ launcher }) {
  if (!isAlive(launcher)) return;
  process.kill(launcher.pid, 'SIGTERM');
  const deadline = Date.now() + 30_000;
  while (isAlive(launcher) && Date.now() < deadline) await pause(100);
}

await runCommand(down);
