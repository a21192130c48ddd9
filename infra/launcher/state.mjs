import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { answers } from './ports.mjs';
import { isAlive } from './processes.mjs';

/**
 * What is written down about a running system, for the commands that come later: its ports, where its data lives and
 * each of its parts. Undefined when nothing was started or everything was stopped.
 */
export function readState(places) {
  try {
    return JSON.parse(readFileSync(places.state, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

// Written anew at each change and put in place by a rename: a reader, or we after a crash, never see half of it.
// For this user only, since a store's URI may hold a password.
export function writeState(places, state) {
  mkdirSync(places.run, { recursive: true });
  const draft = `${places.state}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(state, null, 2), { mode: 0o600 });
  renameSync(draft, places.state);
}

export function removeState(places) {
  rmSync(places.state, { force: true });
}

/** Whether a part still runs. A container is not our process: its port tells. */
export async function partRuns(part) {
  return part.container ? answers(part.port) : isAlive(part);
}
