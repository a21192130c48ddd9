import { existsSync } from 'node:fs';
import { appendFile, chmod, copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from './commands.mjs';
import { insideRoot } from './debian-root.mjs';
import { checkout } from './places.mjs';
import { isAlive, launch, recordOf } from './processes.mjs';
import { Problem } from './problem.mjs';
import { untilReady } from './waiting.mjs';

// Inside the root; the data directory is mounted there and holds the cluster and the socket.
const home = '/var/lib/postgresql';
const programs = '/usr/lib/postgresql/18/bin';

/** Where the data and the socket lie outside the root. */
export function postgresHome(places) {
  return join(places.data, 'postgres');
}

export async function startPostgres({ places }, root, add) {
  const data = postgresHome(places);
  const cluster = join(data, 'cluster');
  const inRoot = (program) => insideRoot({ root, rootBecomes: 'postgres', writable: [[data, home]], program });
  await mkdir(data, { recursive: true, mode: 0o700 });
  await createOnce(data, inRoot);
  await copyFile(join(checkout, 'infra/local/postgres/postgresql.conf'), join(cluster, 'motcua.conf'));
  await forgetDeadOwner(cluster);

  const log = join(places.logs, 'postgres.log');
  const { command, args } = await inRoot([`${programs}/postgres`, '-D', `${home}/cluster`]);
  await onceMemoryIsFree(async () => {
    const { record: wrapper } = await launch({ name: 'postgres', command, args, env: process.env, cwd: data, log });
    add(wrapper);
    await untilReady(wrapper, async () => (await ownerOf(cluster))?.ready);
  });
  const { pid } = await ownerOf(cluster);
  // bubblewrap passes no signals on, so it is PostgreSQL itself that is written down; the wrapper ends with it.
  // SIGINT is its "fast shutdown": sessions are cut, everything is written, nothing has to be recovered.
  add(recordOf('postgres', pid, { log, signal: 'SIGINT' }));
  await psql(inRoot, 'create extension if not exists documentdb cascade');
}

const memoryPatience = 15_000;

/** The sessions of a killed PostgreSQL live on for a moment and hold its shared memory; until they are gone a new one ends at once. */
async function onceMemoryIsFree(start) {
  for (const end = Date.now() + memoryPatience; ; await pause(200)) {
    try {
      return await start();
    } catch (error) {
      const isHeld = error instanceof Problem && error.message.includes('pre-existing shared memory block');
      if (!isHeld || Date.now() > end) throw error;
    }
  }
}

async function createOnce(data, inRoot) {
  const cluster = join(data, 'cluster');
  if (existsSync(cluster)) return;
  const draft = join(data, 'draft');
  await rm(draft, { recursive: true, force: true });
  const initdb = [`${programs}/initdb`, '-D', `${home}/draft`, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'];
  const { command, args } = await inRoot(initdb);
  await run(command, args);
  await appendFile(join(draft, 'postgresql.conf'), "include 'motcua.conf'\n");
  await chmod(draft, 0o700);
  await rename(draft, cluster);
}

async function psql(inRoot, sql) {
  const { command, args } = await inRoot(['/usr/bin/psql', '-h', home, '-U', 'postgres', '-v', 'ON_ERROR_STOP=1', '-qc', sql]);
  await run(command, args);
}

/** What postmaster.pid says: its first line is the pid, its eighth the state. */
async function ownerOf(cluster) {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (!text) return undefined;
  const lines = text.split('\n');
  return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
}

// After a kill -9 the file stays, and PostgreSQL would refuse to start if its number meanwhile belongs to another
// process of this user.
async function forgetDeadOwner(cluster) {
  const owner = await ownerOf(cluster);
  if (!owner) return;
  const command = await readFile(`/proc/${owner.pid}/cmdline`, 'utf8').catch(() => '');
  const isPostgres = command.includes(`${programs}/postgres`) || command.startsWith('postgres:');
  if (isPostgres && isAlive(recordOf('postgres', owner.pid))) {
    throw new Problem(`Another PostgreSQL (pid ${owner.pid}) uses ${cluster}; stop it first.`);
  }
  await rm(join(cluster, 'postmaster.pid'), { force: true });
}
