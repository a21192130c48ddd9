import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attempt } from './commands.mjs';
import { checkout } from './places.mjs';
import { Problem } from './problem.mjs';

/** Installs what package-lock.json names, unless it is there already. */
export async function installPackages(progress) {
  if (await isInstalled(checkout)) return;
  await progress.step('npm ci', npmCi);
}

async function npmCi() {
  // Said out loud, because a silent `npm run -s up` would silence this npm too.
  const { code, output } = await attempt('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: checkout });
  if (code === 0) return;
  // npm says what is wrong first, then how to use npm.
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!) \S/.test(line));
  throw new Problem(`"npm ci" failed (${code}).\n${(errors.length > 0 ? errors : output.split('\n')).slice(0, 12).join('\n')}`);
}

/**
 * npm writes down what it put into node_modules, last of all; comparing that with the lockfile also notices an
 * installation that was interrupted or that came from another branch.
 */
export async function isInstalled(directory) {
  const lock = await packagesIn(join(directory, 'package-lock.json'));
  const installed = await packagesIn(join(directory, 'node_modules/.package-lock.json'));
  if (!lock || !installed) return false;
  return Object.entries(lock)
    .filter(([path]) => path.startsWith('node_modules/'))
    .every(([path, wanted]) => {
      const present = installed[path];
      // Optional packages are for other platforms; a linked one is a directory of ours.
      if (!present) return Boolean(wanted.optional || wanted.peer || wanted.devOptional);
      return present.version === wanted.version && (!wanted.link || existsSync(join(directory, path)));
    });
}

async function packagesIn(file) {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text && JSON.parse(text).packages;
}
