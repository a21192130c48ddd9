import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from '../demo/api.mjs';
import { Off } from '../demo/off.mjs';

const usualPatience = 180_000;
const waits = { first: 60, most: 2_000 };

/** What was asked for is under way and not there yet. */
export class Waiting extends Error {}

/**
 * A client that does not give up: no answer, or one that says "later", and the same request with the same key goes out again. A dossier that was
 * submitted a moment ago may not have reached one-stop yet: that is waited for too.
 * @param freshUntil until then the system may not have heard of everything yet
 * @param patience for so long, in milliseconds
 * @param counts { requests, again }: what is counted
 */
export async function persistently(request, counts, { mayBeLate = false, freshUntil = 0, patience = usualPatience } = {}) {
  const end = Date.now() + patience;
  for (let wait = waits.first; ; wait = Math.min(wait * 1.7, waits.most)) {
    try {
      counts.requests += 1;
      return await request();
    } catch (error) {
      if (!(isPassing(error) || (mayBeLate && error.status === 404) || isUnheard(error, freshUntil)) || Date.now() > end) throw error;
      counts.again += 1;
      await pause(wait);
    }
  }
}

/** What catalogue tells the others of units and procedures reaches them in its own time, just after a first start. */
const isUnheard = ({ code }, freshUntil) => ['answers-invalid', 'procedure-unknown', 'agency-unknown'].includes(code) && Date.now() < freshUntil;
const isPassing = (error) => error instanceof Waiting || (error instanceof Refused ? error.status >= 500 || error.status === 429 || error.status === 401 : isSilence(error));
const isSilence = (error) => (error instanceof Off && ['unreachable', 'token', 'sign-in', 'no-form'].includes(error.key)) || error?.name === 'TimeoutError' || error?.message === 'terminated' || error?.cause?.code === 'UND_ERR_SOCKET';
