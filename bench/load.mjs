import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Runs `bench/shoot.mjs` in a process of its own, on the second core where there are two, so that it does not slow what it measures. */
export async function shoot(options) {
  const child = spawn(...onCore(1, process.execPath, [fileURLToPath(new URL('./shoot.mjs', import.meta.url))]), { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(options));
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  await once(child, 'close');
  return JSON.parse(Buffer.concat(chunks).toString());
}

/** `taskset` where the machine has it: a server and its load each keep a core. */
export const onCore = (core, program, args) => (process.platform === 'linux' ? ['taskset', ['-c', String(core), program, ...args]] : [program, args]);

export async function waitFor(url, within = 60_000) {
  const end = Date.now() + within;
  for (;;) {
    const ok = await fetch(url).then((answer) => answer.ok, () => false);
    if (ok) return;
    if (Date.now() > end) throw new Error(`${url} did not answer in time`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
