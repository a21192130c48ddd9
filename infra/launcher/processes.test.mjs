import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { beginningOf, isAlive, kill, launch, memoryOf, parseStat, recordOf, stop } from './processes.mjs';
import { scratchDirectory } from './scratch.mjs';

const log = () => join(scratchDirectory(), 'log');

async function launched(script) {
  const file = log();
  const { record } = await launch({ name: 'sample', command: process.execPath, args: ['-e', script], env: process.env, log: file });
  while (!(await readFile(file, 'utf8')).includes('on')) await new Promise((resolve) => setTimeout(resolve, 10));
  return record;
}

test('a stat line is read although the command holds spaces and parentheses', () => {
  const fields = Array.from({ length: 30 }, (_, index) => String(index + 3));
  const line = `4711 (tmux: server) x) S 99 ${fields.slice(2).join(' ')}`;
  assert.deepEqual(parseStat(line), { state: 'S', parent: 99, beginning: '22' });
});

test('a process is known by its pid and its beginning', () => {
  assert.ok(isAlive(recordOf('me', process.pid)));
});

test('a stranger who got the same pid is not taken for ours, and not ended', async () => {
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const record = { name: 'ours', pid: stranger.pid, beginning: '1' };
  assert.equal(isAlive(record), false);
  await stop(record);
  await kill(record);
  assert.ok(beginningOf(stranger.pid));
  stranger.kill('SIGKILL');
});

test('a process that ends when asked is not forced', async () => {
  const record = await launched('console.log("on"); setInterval(() => {}, 1000)');
  assert.equal(await stop(record), false);
  assert.equal(isAlive(record), false);
});

test('a process that does not listen is ended by force after the grace', async () => {
  const record = await launched('process.on("SIGTERM", () => {}); console.log("on"); setInterval(() => {}, 1000)');
  assert.equal(await stop(record, 200), true);
  assert.equal(isAlive(record), false);
});

test('a program that cannot be started is an error', async () => {
  await assert.rejects(launch({ name: 'x', command: '/no/such/program', args: [], env: {}, log: log() }), /ENOENT/);
});

test('memory is told in bytes', () => {
  const bytes = memoryOf(process.pid);
  assert.ok(bytes > 10e6 && bytes < 4e9, String(bytes));
});
