import { existsSync } from 'node:fs';
import { onPath } from './commands.mjs';
import { aptInstall } from './privileges.mjs';
import { Problem } from './problem.mjs';

// Debian puts it where only root's PATH leads.
const usual = '/usr/sbin/clamd';

/**
 * The virus scanner for its specs, which start it by themselves with a directory of signatures of their own: the one MOTCUA_CLAMD names,
 * one that is there, or Debian's. Without any they are skipped, which is said, except in CI.
 */
export async function findClamd(env, progress) {
  const found = env.MOTCUA_CLAMD ?? installedClamd();
  if (found) return found;
  try {
    await progress.step('ClamAV for the specs of the virus scanner', () => aptInstall(['clamav-daemon'], 'test the virus scanner'));
  } catch (error) {
    if (env.CI || !(error instanceof Problem)) throw error;
    progress.say(`! The specs of the virus scanner are skipped: ${error.message}`);
  }
  return installedClamd();
}

function installedClamd() {
  return onPath('clamd') ?? (existsSync(usual) ? usual : undefined);
}
