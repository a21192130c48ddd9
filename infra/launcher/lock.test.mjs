import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { withLock } from './lock.mjs';
import { scratchDirectory } from './scratch.mjs';

const lockFile = () => join(scratchDirectory(), 'some.lock');

test('two who want the same lock work one after the other', async () => {
  const file = lockFile();
  let inside = 0;
  const work = async () => {
    inside += 1;
    assert.equal(inside, 1);
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
  };
  await Promise.all([withLock(file, work), withLock(file, work), withLock(file, work)]);
});

test('the lock of a launcher that was killed is taken over, and nothing of it remains', async () => {
  const file = lockFile();
  await writeFile(file, JSON.stringify({ name: 'launcher', pid: 4_194_304, beginning: '1' }));
  assert.equal(await withLock(file, async () => 'done'), 'done');
  assert.deepEqual(await readdir(dirname(file)), []);
});

test('a failure gives the lock back', async () => {
  const file = lockFile();
  await assert.rejects(withLock(file, () => Promise.reject(new Error('no'))), /no/);
  assert.equal(await withLock(file, async () => 'next'), 'next');
});

test('one who waits is told for whom', async () => {
  const file = lockFile();
  let holder;
  let release;
  const first = withLock(file, () => new Promise((resolve) => (release = resolve)));
  while (!release) await new Promise((resolve) => setImmediate(resolve));
  const second = withLock(file, async () => {}, (pid) => {
    holder = pid;
    release();
  });
  await Promise.all([first, second]);
  assert.equal(holder, process.pid);
});
