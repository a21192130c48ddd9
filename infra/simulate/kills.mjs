import { oneOf } from './chance.mjs';

/** Services that may be killed: all of them, since nothing that was acknowledged may depend on any. */
const victims = ['one-stop', 'eforms', 'gateway', 'notify', 'identity', 'catalogue', 'lookup', 'pay-sandbox'];

/**
 * Kills a service with SIGKILL now and then and starts it again at once, while everybody works on.
 * @param every so many points of the clock; drawn, so that it is each time another point
 */
export function killsIn(system, random, every) {
  const killed = [];
  let underway;
  let wait = Math.ceil(every * random());
  const strike = async () => {
    const name = oneOf(random, victims);
    killed.push(name);
    await system.kill(name);
    await system.start(name);
    underway = undefined;
  };
  return {
    killed,
    /** At each point of the clock. */
    tick() {
      if (underway || (wait -= 1) > 0) return;
      wait = Math.ceil(every * (0.5 + random()));
      underway = strike();
      underway.catch(() => {});
    },
    /** @throws what kept a service from coming back */
    ended: async () => void (await underway),
  };
}
