import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, recordOf } from './processes.mjs';

/** Lets one launcher at a time do `work`. The lock file names its holder; one whose holder is gone is taken over. */
export async function withLock(file, work, onWait = () => {}) {
  await mkdir(dirname(file), { recursive: true });
  let announced = false;
  while (!(await take(file))) {
    const holder = await readHolder(file);
    if (holder && !isAlive(holder)) await discard(file);
    else if (holder && !announced) {
      announced = true;
      onWait(holder.pid);
    }
    await pause(200);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

// A link appears together with its content, where a file opened exclusively would be seen empty for a moment.
async function take(file) {
  const mine = `${file}.${randomUUID()}`;
  await writeFile(mine, JSON.stringify(recordOf('launcher', process.pid)));
  try {
    await link(mine, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(mine, { force: true });
  }
}

async function readHolder(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

// Between reading a dead holder and moving its lock away another launcher may have done both and hold the lock by
// now. Then it is put back.
async function discard(file) {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const holder = await readHolder(aside);
  if (holder && isAlive(holder)) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}
