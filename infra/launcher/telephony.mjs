import { onPath } from './commands.mjs';
import { placesFor } from './places.mjs';
import { aptInstall } from './privileges.mjs';
import { Problem } from './problem.mjs';
import { provisionAsterisk } from './provision-asterisk.mjs';

const voice = { 'espeak-ng': 'espeak-ng', sox: 'sox' };
const caller = { sipp: 'sip-tester' };

/** What turns text into sound files: espeak-ng and sox, from Debian where they are missing. */
export const needVoice = () => need(voice, 'speak to callers');

/**
 * What the specs of the telephone need: a voice, SIPp that calls, and Asterisk, which they start by themselves; its root file system is the one
 * that MOTCUA_ASTERISK names, or one from the cache. Without them the specs are skipped, which is said, except in CI.
 */
export async function findTelephony(env, progress) {
  try {
    return await progress.step('Asterisk, SIPp and a voice for the specs of the telephone', async () => {
      await need({ ...voice, ...caller }, 'test calls');
      return env.MOTCUA_ASTERISK ?? (await provisionAsterisk(placesFor(env).cache));
    });
  } catch (error) {
    if (env.CI || !(error instanceof Problem)) throw error;
    progress.say(`! The specs of the telephone by Asterisk are skipped: ${error.message}`);
    return undefined;
  }
}

async function need(programs, why) {
  const missing = Object.entries(programs).filter(([program]) => !onPath(program)).map(([, debianPackage]) => debianPackage);
  if (missing.length > 0) await aptInstall(missing, why);
}
