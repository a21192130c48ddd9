import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A pid alone names a stranger as soon as the number is given out again. Together with the moment the process began
 * it names one process for good; undefined when there is none (a zombie counts as gone).
 */
export function beginningOf(pid) {
  const stat = statOf(pid);
  if (stat) return stat.state === 'Z' || stat.state === 'X' ? undefined : stat.beginning;
  return process.platform === 'linux' ? undefined : askPs(pid, 'lstart');
}

/** The command stands in parentheses and may itself contain spaces and parentheses: count from the last one. */
export function parseStat(text) {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0], parent: Number(fields[1]), beginning: fields[19] };
}

function statOf(pid) {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}

function askPs(pid, column) {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** What is written down about a process so that a later command finds it, and only it. */
export function recordOf(name, pid, more = {}) {
  return { name, pid, beginning: beginningOf(pid), ...more };
}

export function isAlive({ pid, beginning }) {
  return beginning !== undefined && beginningOf(pid) === beginning;
}

/**
 * Starts a process that outlives us, in a group of its own: Ctrl-C at the terminal reaches the launcher only, which
 * then stops the parts in their order. Resolves once the process runs, or rejects when the program cannot be started.
 */
export function launch({ name, command, args, env, cwd, log, ...more }) {
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'a');
  const child = spawn(command, args, { env, cwd, detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  child.unref();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve({ child, record: recordOf(name, child.pid, { log, ...more }) }));
  });
}

/** Asks to stop, waits, insists. `grace` is in milliseconds. Answers whether force was needed. */
export async function stop(record, grace = 10_000) {
  if (!send(record, record.signal ?? 'SIGTERM')) return false;
  const deadline = Date.now() + grace;
  while (isAlive(record)) {
    if (Date.now() > deadline) {
      send(record, 'SIGKILL');
      await gone(record);
      return true;
    }
    await pause(50);
  }
  return false;
}

export async function kill(record) {
  if (send(record, 'SIGKILL')) await gone(record);
}

function send(record, signal) {
  if (!isAlive(record)) return false;
  try {
    process.kill(record.pid, signal);
    return true;
  } catch (error) {
    // Gone just now; or root's, which only a wrapper under sudo is (see debian-root.mjs), and it ends with its child.
    if (error.code === 'ESRCH' || error.code === 'EPERM') return false;
    throw error;
  }
}

async function gone(record) {
  while (isAlive(record)) await pause(20);
}

/** Bytes of a process and its descendants. Pages that several share are counted once among them (PSS), so sums are true. */
export function memoryOf(pid) {
  return [pid, ...descendantsOf(pid)].reduce((sum, each) => sum + ownMemory(each), 0);
}

function ownMemory(pid) {
  try {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return Number(kilobytes) * 1024;
  } catch {
    return Number(askPs(pid, 'rss') ?? 0) * 1024;
  }
}

function descendantsOf(pid) {
  const children = childrenByParent();
  const found = [];
  const visit = (parent) => {
    for (const child of children.get(parent) ?? []) {
      found.push(child);
      visit(child);
    }
  };
  visit(pid);
  return found;
}

function childrenByParent() {
  const children = new Map();
  if (process.platform !== 'linux') return children;
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = statOf(name)?.parent;
    if (parent) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  return children;
}
