import { stopContainers } from './docker.mjs';
import { stop } from './processes.mjs';
import { allServices } from './services.mjs';
import { partRuns, readState, removeState } from './state.mjs';

const grace = 10_000;

/**
 * Stops the parts of a system so that nothing is asked for after it has gone: the services, which finish what they
 * took, then broker, mailbox and the database's front, then the database under it.
 */
export async function stopParts(system, say = () => {}) {
  const isService = (part) => allServices.includes(part.name);
  const isLast = (part) => part.name === 'postgres';
  const processes = system.parts.filter((part) => !part.container);
  await stopAll(processes.filter(isService), say);
  await stopAll(processes.filter((part) => !isService(part) && !isLast(part)), say);
  await stopAll(processes.filter(isLast), say);
  const containers = system.parts.filter((part) => part.container).map((part) => part.name);
  if (containers.length > 0) await stopContainers(system, containers);
}

/** Stops whatever an earlier `up` wrote down and that is still there. */
export async function stopLeftovers(places, progress) {
  const state = readState(places);
  if (!state) return;
  const alive = await Promise.all(state.parts.map(partRuns));
  await stopParts({ ...state, parts: state.parts.filter((_, index) => alive[index]) }, progress.say);
  removeState(places);
}

async function stopAll(parts, say) {
  await Promise.all(
    parts.map(async (part) => {
      const forced = await stop(part, grace);
      if (forced) say(`! ${part.name} did not stop within ${grace / 1000} s and was ended by force`);
    }),
  );
}
