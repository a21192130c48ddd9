import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';

/** On Linux with two cores and more a server and its load keep a core each; elsewhere the system decides. */
export const pinned = process.platform === 'linux' && cpus().length > 1;
const serverCore = 0;
const loadCore = 1;

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const onCore = (core, program, args) => (pinned ? ['taskset', ['-c', String(core), program, ...args]] : [program, args]);

/** Moves a running process, all its threads, to the servers' core. */
export function giveServerCore(pid) {
  if (pinned) execFileSync('taskset', ['-a', '-cp', String(serverCore), String(pid)], { stdio: 'ignore' });
}

/** Shoots from a process of its own. `pid` is the server's: what processor time it took is told per request, in microseconds. `shared`: the load takes what is left of any core. */
export async function shoot({ pid, shared = false, ...plan }) {
  const before = pid && processorMicroseconds(pid);
  const figures = await ask('shoot.mjs', plan, shared ? undefined : loadCore);
  return pid ? { ...figures, microseconds: Number(((processorMicroseconds(pid) - before) / (figures.good + figures.bad)).toFixed(1)) } : figures;
}

/** Runs a script beside this one, gives it `input` as JSON and reads its answer. */
export async function ask(file, input, core) {
  const args = [here(file)];
  const [program, all] = core === undefined ? [process.execPath, args] : onCore(core, process.execPath, args);
  const child = spawn(program, all, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(input));
  const [answer] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error(`${file} failed`);
  return JSON.parse(answer);
}

/** The same on the core that is kept for the load. */
export const askOnLoadCore = (file, input) => ask(file, input, loadCore);

/** The bare Fastify that everything is compared with, on the servers' core. */
export async function startBareFastify({ port, bytes }) {
  const child = spawn(...onCore(serverCore, process.execPath, [here('bare-fastify.mjs'), String(port), String(bytes)]), { stdio: ['ignore', 'ignore', 'inherit'] });
  await waitFor(`http://127.0.0.1:${port}/health/ready`);
  return {
    pid: child.pid,
    port,
    stop: async () => {
      child.kill();
      await once(child, 'close');
    },
  };
}

async function waitFor(url, within = 60_000) {
  const end = Date.now() + within;
  for (;;) {
    const ok = await fetch(url).then((answer) => answer.ok, () => false);
    if (ok) return;
    if (Date.now() > end) throw new Error(`${url} did not answer in time`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

// A tick of /proc/<pid>/stat is a hundredth of a second on every Linux that Node runs on.
const microsecondsPerTick = 10_000;

/** What a process has taken so far; with `children`, also what those of its children took that have ended. */
export function processorMicroseconds(pid, { children = false } = {}) {
  if (process.platform !== 'linux') return NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return fields.slice(11, children ? 15 : 13).reduce((sum, ticks) => sum + Number(ticks), 0) * microsecondsPerTick;
}

/** In milliseconds to a hundredth. */
export const quantile = (numbers, share) => Number((numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? NaN).toFixed(2));
export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
export const medianOf = (results, key) => median(results.map((result) => result[key]));
export const ratio = (one, other) => Number((one / other).toFixed(2));
