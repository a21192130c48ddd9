import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onPath } from './commands.mjs';
import { aptInstall } from './privileges.mjs';
import { Problem } from './problem.mjs';

// Debian puts them where only root's PATH leads.
const usual = '/usr/sbin';
const programs = ['bearerbox', 'smsbox'];

/** What Kannel consists of in Debian; the second brings what pretends to be a network. */
export const kannelPackages = ['kannel', 'kannel-extras'];

/**
 * The directory with the programs of Kannel, the SMS gateway, for its specs, which start it by themselves: the one MOTCUA_KANNEL names,
 * one that is there, or Debian's. Without any they are skipped, which is said, except in CI.
 */
export async function findKannel(env, progress) {
  const found = env.MOTCUA_KANNEL ?? installedKannel();
  if (found) return found;
  try {
    await progress.step('Kannel for the specs of short messages', () => aptInstall(kannelPackages, 'test short messages'));
  } catch (error) {
    if (env.CI || !(error instanceof Problem)) throw error;
    progress.say(`! The specs of short messages by Kannel are skipped: ${error.message}`);
  }
  return installedKannel();
}

export function installedKannel() {
  const there = [dirname(onPath('bearerbox') ?? join(usual, 'bearerbox')), usual];
  return there.find((directory) => programs.every((program) => existsSync(join(directory, program))));
}
