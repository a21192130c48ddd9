import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { pinned } from '../infra/launcher/pinned.mjs';
import { checkout } from '../infra/launcher/places.mjs';
import { processorMicroseconds } from './load.mjs';

const read = (file) => JSON.parse(readFileSync(`${checkout}/${file}`, 'utf8'));

/** What a figure hangs on: written beside it. Take it before anything is started, so that the load is that of others. */
export function describeMachine() {
  const processors = cpus();
  return {
    at: new Date().toISOString(),
    machine: { cores: processors.length, model: processors[0]?.model, memoryGb: Math.round(totalmem() / 2 ** 30), system: `${type()} ${release()}` },
    load: loadavg().map((value) => Number(value.toFixed(2))),
    commit: git('rev-parse', 'HEAD'),
    changed: git('status', '--porcelain', '--untracked-files=no') !== '',
    versions: { node: process.version, local: pinned, packages: packageVersions() },
  };
}

function git(...args) {
  try {
    return execFileSync('git', args, { cwd: checkout, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

const packageVersions = () => {
  const { dependencies } = read('package.json');
  const telling = ['@nestjs/core', 'fastify', 'mongoose', 'kafkajs', 'lmdb', 'zod', 'ajv'];
  return Object.fromEntries(telling.map((name) => [name, dependencies[name]]));
};

/** Memory that a process holds for itself, in megabytes; pages of files (Node's own, LMDB's table) are the kernel's, which takes them back when it needs them. */
export function ownMegabytes(pid) {
  if (process.platform !== 'linux') return NaN;
  return Math.round(Number(/^RssAnon:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
}

/** What FerretDB, PostgreSQL and its sessions have taken so far; those that have ended count with PostgreSQL. */
export function storeMicroseconds(system) {
  const [ferretdb, postgres] = ['ferretdb', 'postgres'].map((name) => system.pid(name));
  if (!ferretdb || !postgres) return NaN;
  const sessions = childrenOf(postgres).map((pid) => takenBy(pid) ?? 0);
  return sessions.reduce((sum, taken) => sum + taken, processorMicroseconds(ferretdb) + processorMicroseconds(postgres, { children: true }));
}

/** Undefined when it has just ended. */
function takenBy(pid) {
  try {
    return processorMicroseconds(pid);
  } catch {
    return undefined;
  }
}

function childrenOf(parent) {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === parent).map(Number);
}

function parentOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')[1]);
  } catch {
    return undefined;
  }
}
