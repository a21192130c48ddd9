import { onPath } from './commands.mjs';
import { placesFor } from './places.mjs';
import { aptInstall } from './privileges.mjs';
import { Problem } from './problem.mjs';
import { provisionAsterisk } from './provision-asterisk.mjs';

const voice = { 'espeak-ng': 'espeak-ng', sox: 'sox' };
const caller = { sipp: 'sip-tester' };

/** SIPp, for whoever calls from here. */
export const needCaller = () => need(caller);

/** The root file system of Asterisk for a system whose telephone is answered; undefined where it cannot be had, which is said, and in CI a failure. */
export const findExchange = (env, progress) =>
  found(env, progress, { programs: voice, what: 'Asterisk (telephone): ready to run', without: 'Calls are left out' });

/**
 * What the specs of the telephone need: a voice, SIPp that calls, and Asterisk, which they start by themselves; its root file system is the one
 * that MOTCUA_ASTERISK names, or one from the cache. Without them the specs are skipped, which is said, except in CI.
 */
export const findTelephony = (env, progress) =>
  found(env, progress, { programs: { ...voice, ...caller }, what: 'Asterisk, SIPp and a voice for the specs of the telephone', without: 'The specs of the telephone by Asterisk are skipped' });

async function found(env, progress, { programs, what, without }) {
  try {
    return await progress.step(what, async () => {
      await need(programs);
      return env.MOTCUA_ASTERISK ?? (await provisionAsterisk(placesFor(env).cache));
    });
  } catch (error) {
    if (env.CI || !(error instanceof Problem)) throw error;
    progress.say(`! ${without}: ${error.message}`);
    return undefined;
  }
}

/** By program, the Debian package that has it. */
async function need(programs) {
  const missing = Object.entries(programs).filter(([program]) => !onPath(program)).map(([, debianPackage]) => debianPackage);
  if (missing.length > 0) await aptInstall(missing, 'answer calls');
}
