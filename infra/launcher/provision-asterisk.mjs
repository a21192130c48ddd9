import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.mjs';
import { makeRoot } from './debian-root.mjs';
import { pinned } from './pinned.mjs';

/** The root file system that holds Asterisk, the telephone exchange, which Debian's stable suites do not carry. */
export function provisionAsterisk(cache) {
  return cached(cache, `asterisk-${pinned.asterisk}-${pinned.debianSuite}`, async (draft) => {
    await makeRoot(draft, ['asterisk']);
    // Something to put the machine's own name over.
    await writeFile(join(draft, 'etc/hosts'), '');
  });
}
