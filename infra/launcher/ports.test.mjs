import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { answers, assertFree, freePortBase, isFree, portsFrom } from './ports.mjs';

async function listening(work) {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    await work(server.address().port);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

test('the gateway is on 8080 and Kafka on 8092 unless the base is moved', () => {
  assert.equal(portsFrom(8000).gateway, 8080);
  assert.equal(portsFrom(8000).kafka, 8092);
  assert.equal(portsFrom(9000).gateway, 9080);
});

test('no two parts share a port', () => {
  const ports = Object.values(portsFrom(8000));
  assert.equal(new Set(ports).size, ports.length);
});

for (const base of [Number('abc'), 80, 70_000, 8000.5]) {
  test(`${base} is refused as a port base`, () => assert.throws(() => portsFrom(base), /MOTCUA_PORT_BASE/));
}

test('a port that someone listens on is taken and answers', () =>
  listening(async (port) => {
    assert.equal(await isFree(port), false);
    assert.equal(await answers(port), true);
  }));

test('a taken port is told with its number, the part that needs it and who holds it', { skip: process.platform !== 'linux' }, () =>
  listening(async (port) => {
    const holder = new RegExp(`Port ${port}, which Kafka needs, is taken by .*\\(pid ${process.pid}\\)`);
    await assert.rejects(assertFree({ Kafka: port }), holder);
  }));

test('a free base has all its ports free', async () => {
  const base = await freePortBase();
  assert.ok(await isFree(portsFrom(base).gateway));
});
