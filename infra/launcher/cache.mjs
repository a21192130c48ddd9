import { existsSync } from 'node:fs';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { removeTree } from './privileges.mjs';

/**
 * The directory `name` in the cache, made by `build(draft)` when it is not there yet. It appears by a rename once it is
 * complete: a launcher killed half-way leaves a draft, which the next one throws away.
 */
export async function cached(cache, name, build) {
  const ready = join(cache, name);
  if (existsSync(ready)) return ready;
  await mkdir(cache, { recursive: true });
  return withLock(join(cache, `${name}.lock`), async () => {
    if (existsSync(ready)) return ready;
    for (const entry of await readdir(cache)) {
      if (entry.startsWith(`.draft-${name}-`)) await removeTree(join(cache, entry));
    }
    const draft = join(cache, `.draft-${name}-${process.pid}`);
    await mkdir(draft);
    try {
      await build(draft);
      await rename(draft, ready);
    } catch (error) {
      await removeTree(draft);
      throw error;
    }
    return ready;
  });
}
