import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { pinned } from '../infra/launcher/pinned.mjs';
import { checkout } from '../infra/launcher/places.mjs';

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
