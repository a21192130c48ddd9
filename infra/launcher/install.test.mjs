import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { isInstalled } from './install.mjs';
import { scratchDirectory } from './scratch.mjs';

async function checkoutWith(lock, installed) {
  const directory = scratchDirectory();
  await mkdir(join(directory, 'node_modules/@motcua/portal'), { recursive: true });
  await writeFile(join(directory, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...lock } }));
  if (installed) await writeFile(join(directory, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
  return directory;
}

const zod = { 'node_modules/zod': { version: '4.6.7' } };

for (const [situation, lock, installed, expected] of [
  ['nothing was installed', zod, undefined, false],
  ['all is there', zod, zod, true],
  ['a version differs', zod, { 'node_modules/zod': { version: '4.6.6' } }, false],
  ['a package is missing', { ...zod, 'node_modules/ajv': { version: '8.0.0' } }, zod, false],
  ['a package for another platform is missing', { ...zod, 'node_modules/win': { version: '1.0.0', optional: true } }, zod, true],
  ['a service of ours is linked', { 'node_modules/@motcua/portal': { link: true } }, { 'node_modules/@motcua/portal': { link: true } }, true],
  ['a service of ours is not linked yet', { 'node_modules/@motcua/office': { link: true } }, {}, false],
]) {
  test(`when ${situation}, node_modules is ${expected ? 'complete' : 'not complete'}`, async () => {
    assert.equal(await isInstalled(await checkoutWith(lock, installed)), expected);
  });
}
