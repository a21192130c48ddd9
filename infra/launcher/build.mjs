import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { run } from './commands.mjs';
import { checkout } from './places.mjs';

// What a build reads. Nx has a cache of its own, but needs seconds to find out that nothing changed.
const sources = ['apps', 'libs', 'nx.json', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.json', '.swcrc'];
const skipped = new Set(['node_modules', 'dist', 'coverage', '.nx']);
const stamp = join(checkout, 'node_modules/.cache/motcua-build');

/** Builds the services, unless nothing they are made of has changed. */
export async function buildServices(progress) {
  const now = await fingerprint(checkout, sources);
  const last = await readFile(stamp, 'utf8').catch(() => '');
  if (now === last && (await everythingHasBeenBuilt())) return;
  // No daemon: it would stay behind after us.
  const env = { ...process.env, NX_DAEMON: 'false' };
  await progress.step('Build', () => run('npm', ['run', 'build'], { cwd: checkout, env }));
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, now);
}

async function everythingHasBeenBuilt() {
  const members = await Promise.all(['apps', 'libs'].map(async (folder) => (await readdir(join(checkout, folder))).map((name) => join(checkout, folder, name))));
  return members.flat().every((member) => !existsSync(join(member, 'src')) || existsSync(join(member, 'dist')));
}

/** A hash over names and contents of all files under `paths`; build results do not count. */
export async function fingerprint(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for await (const file of filesUnder(join(root, path))) {
      hash.update(relative(root, file)).update('\0').update(await readFile(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

async function* filesUnder(path) {
  const entries = await readdir(path, { withFileTypes: true }).catch((error) => error.code);
  if (entries === 'ENOTDIR') yield path;
  if (typeof entries === 'string') return;
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (skipped.has(entry.name)) continue;
    if (entry.isDirectory()) yield* filesUnder(join(path, entry.name));
    else if (entry.isFile()) yield join(path, entry.name);
  }
}
