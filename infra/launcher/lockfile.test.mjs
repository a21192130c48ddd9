import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { missingEntries } from './lockfile.mjs';
import { checkout } from './places.mjs';

test('package-lock.json names the packages of every platform, so that npm ci accepts it', async () => {
  const { packages } = JSON.parse(await readFile(join(checkout, 'package-lock.json'), 'utf8'));
  assert.deepEqual(missingEntries(packages), {}, 'mend it with: node infra/launcher/complete-lockfile.mjs');
});

test('package-lock.json knows every service and library, and no other', async () => {
  const { packages } = JSON.parse(await readFile(join(checkout, 'package-lock.json'), 'utf8'));
  const inLock = Object.keys(packages).filter((path) => /^(apps|libs)\/[^/]+$/.test(path));
  const folders = ['apps', 'libs'].flatMap((folder) => readdirSync(join(checkout, folder)).map((name) => `${folder}/${name}`));
  const onDisk = folders.filter((path) => existsSync(join(checkout, path, 'package.json')));
  assert.deepEqual(inLock.sort(), onDisk.sort(), 'mend it with: npm install');
});

test('a package for another platform gets an entry that no other platform installs', () => {
  const packages = {
    'node_modules/@swc/core': { dev: true, optionalDependencies: { '@swc/core-darwin-arm64': '1.0.0', '@swc/core-linux-arm-gnueabihf': '1.0.0' } },
  };
  assert.deepEqual(missingEntries(packages), {
    'node_modules/@swc/core-darwin-arm64': { version: '1.0.0', cpu: ['arm64'], os: ['darwin'], optional: true, dev: true },
    'node_modules/@swc/core-linux-arm-gnueabihf': { version: '1.0.0', cpu: ['arm'], os: ['linux'], optional: true, dev: true },
  });
});

test('a package that is there, at the top or nested, gets none', () => {
  const packages = {
    'node_modules/a': { optionalDependencies: { x: '1', y: '1' } },
    'node_modules/a/node_modules/x': { version: '1' },
    'node_modules/y': { version: '1' },
  };
  assert.deepEqual(missingEntries(packages), {});
});
