import { rm } from 'node:fs/promises';
import { attempt } from './commands.mjs';
import { wipeContainers } from './docker.mjs';
import { placesFor } from './places.mjs';
import { defaultPortBase } from './ports.mjs';
import { Problem, runCommand } from './problem.mjs';
import { progressOn } from './progress.mjs';
import { partRuns, readState } from './state.mjs';
import { stopLeftovers } from './stopping.mjs';

/** Wipes the data of this checkout's system; what was fetched stays. */
async function reset(args) {
  const progress = progressOn(process.stdout);
  const places = placesFor(process.env);
  const state = readState(places);
  const running = state && (await Promise.all(state.parts.map(partRuns))).some(Boolean);
  if (running && !args.includes('--force')) {
    throw new Problem('The system is running; stop it with npm run down, or use: npm run reset -- --force');
  }
  await stopLeftovers(places, progress);
  await rm(places.data, { recursive: true, force: true });
  const base = Number(process.env.MOTCUA_PORT_BASE ?? defaultPortBase);
  await wipeVolumes({ base });
  progress.say(`The data in ${places.data} is gone.`);
}

async function wipeVolumes(system) {
  const { code } = await attempt('docker', ['compose', 'version'], { timeout: 5000 });
  if (code === 0) await wipeContainers(system).catch(() => {});
}

await runCommand(reset);
