import { setTimeout as pause } from 'node:timers/promises';
import { whole } from '@motcua/forms/random-values';

/** So long after an answer it may be, that the next request is under way: milliseconds. */
const later = 150;

/**
 * Kills a part with SIGKILL at random moments of the work and starts it again at once.
 * @param options { expected: how many answers the work has, kills: how often at most, random }
 * @returns { acknowledged(): called at each answer, over(work): the work's result once the part is there again, struck, backAfter }
 */
export function strikesOn(system, victim, { expected, kills, random }) {
  const moments = Array.from({ length: kills }, () => Math.max(1, Math.round(expected * (0.05 + 0.6 * random())))).toSorted((one, other) => one - other);
  const struck = [];
  let acked = 0;
  let over = false;
  let backAfter = 0;
  let underway;
  const strike = async () => {
    await pause(whole(random, 0, later));
    struck.push(acked);
    await system.kill(victim);
    const began = performance.now();
    await system.start(victim);
    backAfter = Math.max(backAfter, (performance.now() - began) / 1000);
  };
  const failure = Promise.withResolvers();
  failure.promise.catch(() => {});
  const next = () => {
    if (underway || over || moments.length === 0 || acked < moments[0]) return;
    moments.shift();
    underway = strike().then(() => {
      underway = undefined;
      next();
    });
    underway.catch(failure.reject);
  };
  return {
    acknowledged: (count = 1) => {
      acked += count;
      next();
    },
    /** A part that does not come back is told at once, not when the last client has given up. */
    async over(work) {
      const result = await Promise.race([work, failure.promise]);
      over = true;
      await underway;
      return result;
    },
    get acked() { return acked; },
    get struck() { return struck; },
    get backAfter() { return backAfter; },
  };
}
