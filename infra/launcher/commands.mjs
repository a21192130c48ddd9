import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Problem } from './problem.mjs';

const running = new Set();

/** Ends what `run` has under way; called when the launcher itself is told to stop. */
export function interruptCommands() {
  for (const child of running) child.kill('SIGTERM');
}

/** The path of a program, or undefined. */
export function onPath(program, path = process.env.PATH ?? '') {
  const found = path.split(delimiter).map((directory) => join(directory, program));
  return found.find((file) => existsSync(file));
}

/**
 * Runs a program to its end and gives its output. A failure becomes a Problem that quotes the last lines, since the
 * output itself is not shown while the progress line is. With `show` the output goes straight to the terminal.
 */
export async function run(command, args, options = {}) {
  const { code, output } = await attempt(command, args, options);
  if (code === 0) return output;
  const reason = output.trim().split('\n').slice(-15).join('\n');
  throw new Problem(`"${[command, ...args].join(' ').slice(0, 200)}" failed (${code}).\n${reason}`);
}

/** Like `run`, but a failure is an answer: `code` is the exit code, a signal's name, or an error code such as ENOENT. */
export function attempt(command, args, { env = process.env, cwd, input, timeout, show = false } = {}) {
  return new Promise((resolve) => {
    const stdio = [input === undefined ? 'ignore' : 'pipe', ...(show ? ['inherit', 'inherit'] : ['pipe', 'pipe'])];
    const child = spawn(command, args, { env, cwd, timeout, stdio });
    let output = '';
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.stdin?.end(input);
    child.once('error', (error) => resolve({ code: error.code ?? 'error', output: error.message }));
    child.once('close', (code, signal) => resolve({ code: code ?? signal, output }));
    child.once('close', () => running.delete(child));
  });
}
