import assert from 'node:assert/strict';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, test } from 'node:test';
import { fingerprint } from './build.mjs';
import { scratchDirectory } from './scratch.mjs';

let root;
const print = () => fingerprint(root, ['apps', 'nx.json', 'not-there.json']);

beforeEach(async () => {
  root = scratchDirectory();
  await mkdir(join(root, 'apps/portal/src'), { recursive: true });
  await writeFile(join(root, 'apps/portal/src/main.ts'), 'one');
  await writeFile(join(root, 'nx.json'), '{}');
});

test('nothing changed: the same fingerprint', async () => assert.equal(await print(), await print()));

for (const [change, make] of [
  ['another content', () => writeFile(join(root, 'apps/portal/src/main.ts'), 'two')],
  ['a new file', () => writeFile(join(root, 'apps/portal/src/new.ts'), '')],
  ['another name', () => rename(join(root, 'apps/portal/src/main.ts'), join(root, 'apps/portal/src/start.ts'))],
  ['another setting', () => writeFile(join(root, 'nx.json'), '{ }')],
]) {
  test(`${change} changes the fingerprint`, async () => {
    const before = await print();
    await make();
    assert.notEqual(await print(), before);
  });
}

test('build results do not count', async () => {
  const before = await print();
  await mkdir(join(root, 'apps/portal/dist'));
  await writeFile(join(root, 'apps/portal/dist/main.js'), '');
  assert.equal(await print(), before);
});
