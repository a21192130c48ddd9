import { placesFor } from '../launcher/places.mjs';
import { Problem } from '../launcher/problem.mjs';
import { readState } from '../launcher/state.mjs';

/**
 * The system to talk to: MOTCUA_URL or PUBLIC_URL, or else the one that the launcher has written down.
 * @returns { publicUrl, mailUrl? }; mailUrl is maildev's, absent where mail goes to a server of your own
 * @throws Problem when nothing answers there
 */
export async function findSystem(env) {
  const state = readState(placesFor(env));
  const publicUrl = (env.MOTCUA_URL ?? env.PUBLIC_URL ?? state?.publicUrl)?.replace(/\/$/, '');
  if (!publicUrl) throw new Problem('Nothing is running here; start it with npm run up, or name another system with MOTCUA_URL.');
  if (!(await answers(publicUrl))) throw new Problem(`Nothing answers at ${publicUrl}; start it with npm run up.`);
  const mailUrl = env.MAILDEV_URL ?? (state?.publicUrl === publicUrl ? state.mailUrl : undefined);
  return { publicUrl, ...(mailUrl ? { mailUrl } : {}) };
}

async function answers(url) {
  try {
    const answer = await fetch(`${url}/api/v1/procedures`, { signal: AbortSignal.timeout(5_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
