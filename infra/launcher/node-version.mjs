import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './places.mjs';
import { Problem } from './problem.mjs';

const oldest = 20;

/** The launcher itself starts on any Node from 20 on; the services run on the one that the lockfile pins. */
export function assertNodeVersion(version = process.versions.node) {
  if (Number(version.split('.')[0]) >= oldest) return;
  throw new Problem(`Node.js ${oldest} or newer is needed, this is ${version}; install it from https://nodejs.org/en/download`);
}

export function nodeProgram() {
  const pinnedNode = join(checkout, 'node_modules/.bin/node');
  return existsSync(pinnedNode) ? pinnedNode : process.execPath;
}
