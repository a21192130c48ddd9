import assert from 'node:assert/strict';
import { test } from 'node:test';
import { javaVersion } from './java.mjs';
import { assertNodeVersion } from './node-version.mjs';
import { fetchesToolchains } from './provision-ferretdb.mjs';

for (const [text, version] of [
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['java version "1.8.0_292"', 8],
  ['openjdk version "21" 2023-09-19', 21],
  ['spawn java ENOENT', 0],
]) {
  test(`"${text}" is Java ${version}`, () => assert.equal(javaVersion(text), version));
}

for (const [text, fits] of [
  ['go version go1.26.8 linux/amd64', true],
  ['go version go1.21.0 linux/amd64', true],
  ['go version go1.19.8 linux/amd64', false],
  ['spawn go ENOENT', false],
]) {
  test(`"${text}" ${fits ? 'can' : 'cannot'} compile FerretDB`, () => assert.equal(fetchesToolchains(text), fits));
}

test('Node 20 will do, Node 18 is refused by a sentence', () => {
  assertNodeVersion('20.0.0');
  assert.throws(() => assertNodeVersion('18.20.4'), /Node.js 20 or newer is needed, this is 18.20.4/);
});
