import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the systems know after a restart: their keys, the last number that each has given to a dossier, how many rows its API has had. */
export async function memoryIn(directory) {
  await mkdir(directory, { recursive: true });
  const file = join(directory, 'line-systems.json');
  const known = await readFile(file, 'utf8').then(JSON.parse, () => ({ secrets: {}, last: {}, served: {} }));
  const save = async () => {
    await writeFile(`${file}.new`, JSON.stringify(known), { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  return { ...known, save };
}
