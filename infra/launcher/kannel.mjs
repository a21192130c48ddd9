import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onPath } from './commands.mjs';
import { aptInstall } from './privileges.mjs';
import { Problem } from './problem.mjs';

// Debian puts them where only root's PATH leads.
const usual = '/usr/sbin';
const programs = ['bearerbox', 'smsbox'];

/** What Kannel is wanted for, and what is left out without it. */
export const forSpecs = { what: 'Kannel for the specs of short messages', without: 'The specs of short messages by Kannel are skipped' };
export const forGateway = { what: 'Kannel (SMS)', without: 'Short messages are left out' };

/**
 * The directory with the programs of Kannel, the SMS gateway: the one MOTCUA_KANNEL names, one that is there, or Debian's.
 * Where none can be had that is said, and in CI a failure.
 */
export async function findKannel(env, progress, { what, without }) {
  const found = env.MOTCUA_KANNEL ?? installedKannel();
  if (found) return found;
  try {
    await progress.step(`${what}: install`, () => aptInstall(['kannel', 'kannel-extras'], 'send and read short messages'));
  } catch (error) {
    if (env.CI || !(error instanceof Problem)) throw error;
    progress.say(`! ${without}: ${error.message}`);
  }
  return installedKannel();
}

function installedKannel() {
  const there = [dirname(onPath('bearerbox') ?? join(usual, 'bearerbox')), usual];
  return there.find((directory) => programs.every((program) => existsSync(join(directory, program))));
}
