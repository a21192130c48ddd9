import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const checkout = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * Where things lie. What was fetched outlives the checkout and is shared by all checkouts of this user;
 * what the running system wrote stays inside the checkout, so that deleting it deletes everything.
 */
export function placesFor(env, home = env.MOTCUA_HOME ?? join(checkout, '.motcua')) {
  const root = resolve(home);
  return {
    home: root,
    data: join(root, 'data'),
    logs: join(root, 'logs'),
    run: join(root, 'run'),
    state: join(root, 'run', 'system.json'),
    cache: resolve(env.MOTCUA_CACHE ?? join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'motcua')),
  };
}
