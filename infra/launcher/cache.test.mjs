import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { cached } from './cache.mjs';
import { scratchDirectory } from './scratch.mjs';

const emptyCache = scratchDirectory;
const build = (draft) => writeFile(join(draft, 'program'), '');

test('what is cached is built once, also when two ask at once', async () => {
  const cache = emptyCache();
  let builds = 0;
  const counted = (draft) => ((builds += 1), build(draft));
  await Promise.all([cached(cache, 'kafka-1', counted), cached(cache, 'kafka-1', counted)]);
  assert.equal(builds, 1);
  assert.deepEqual(await readdir(cache), ['kafka-1']);
});

test('a build that fails leaves nothing', async () => {
  const cache = emptyCache();
  const failing = async (draft) => {
    await build(draft);
    throw new Error('disk full');
  };
  await assert.rejects(cached(cache, 'kafka-1', failing), /disk full/);
  assert.deepEqual(await readdir(cache), []);
});

test('what a killed launcher left half-made is thrown away', async () => {
  const cache = emptyCache();
  await mkdir(join(cache, '.draft-kafka-1-4711'));
  await cached(cache, 'kafka-1', build);
  assert.deepEqual(await readdir(cache), ['kafka-1']);
});
