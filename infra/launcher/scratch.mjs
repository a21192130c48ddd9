import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** For tests: an empty directory that is gone when the process ends. */
export function scratchDirectory() {
  const directory = mkdtempSync(join(tmpdir(), 'motcua-scratch-'));
  process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
