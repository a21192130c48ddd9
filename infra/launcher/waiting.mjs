import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from './processes.mjs';
import { Problem } from './problem.mjs';

/** Asks `ready()` until it says yes. A process that ends meanwhile is a Problem that quotes the end of its log. */
export async function untilReady(record, ready, patience = 60_000) {
  const deadline = Date.now() + patience;
  while (!(await ready())) {
    if (!isAlive(record)) throw new Problem(`${record.name} ended while starting.\n${await endOf(record.log)}`);
    if (Date.now() > deadline) {
      throw new Problem(`${record.name} was not ready after ${patience / 1000} s.\n${await endOf(record.log)}`);
    }
    await pause(100);
  }
  return record;
}

export async function endOf(log, lines = 15) {
  const text = await readFile(log, 'utf8').catch(() => '');
  const last = text.trimEnd().split('\n').slice(-lines);
  return [`Its log (${log}) ends with:`, ...last.map((line) => `  ${line.slice(0, 400)}`)].join('\n');
}

/** 200 from a service's readiness route. */
export async function isReady(url) {
  try {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
