import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { missingEntries } from './lockfile.mjs';
import { checkout } from './places.mjs';
import { runCommand } from './problem.mjs';

/** Run after adding a dependency, when `npm ci` complains: node infra/launcher/complete-lockfile.mjs */
async function complete(args) {
  const file = args[0] ?? join(checkout, 'package-lock.json');
  const lock = JSON.parse(await readFile(file, 'utf8'));
  const missing = missingEntries(lock.packages);
  const all = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en'));
  await writeFile(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(all) }, null, 2)}\n`);
  console.log(`${Object.keys(missing).length} entries added to ${file}.`);
}

await runCommand(complete);
