import assert from 'node:assert/strict';
import { test } from 'node:test';
import { liveLine, progressOn, spokenDuration } from './progress.mjs';

function written() {
  const chunks = [];
  return { chunks, write: (chunk) => chunks.push(chunk) };
}

for (const [milliseconds, words] of [
  [0, '0.0 s'],
  [440, '0.4 s'],
  [9949, '9.9 s'],
  [9950, '10 s'],
  [59_499, '59 s'],
  [59_500, '1 min 00 s'],
  [185_000, '3 min 05 s'],
]) {
  test(`${milliseconds} ms are spoken as ${words}`, () => assert.equal(spokenDuration(milliseconds), words));
}

test('the live line shows every running step with its age', () => {
  const running = [{ title: 'Kafka', since: 0 }, { title: 'PostgreSQL', since: 8000 }];
  assert.equal(liveLine(running, 12_000, 80), 'Kafka 12 s · PostgreSQL 4.0 s');
});

test('the live line never wraps', () => {
  const line = liveLine([{ title: 'x'.repeat(200), since: 0 }], 0, 40);
  assert.equal(line.length, 37);
  assert.ok(line.endsWith('…'));
});

test('a step that ends soon is one line', async () => {
  const stream = written();
  await progressOn(stream, { now: () => 0 }).step('Kafka', async () => {});
  assert.deepEqual(stream.chunks, ['✓ Kafka (0.0 s)\n']);
});

test('in a log a step is announced after two seconds, and again every twenty', async (context) => {
  context.mock.timers.enable({ apis: ['setInterval', 'Date'] });
  const stream = written();
  let finish;
  const step = progressOn(stream, { now: () => Date.now() }).step('Build', () => new Promise((resolve) => (finish = resolve)));
  for (let second = 0; second < 41; second += 1) context.mock.timers.tick(1000);
  finish();
  await step;
  assert.deepEqual(stream.chunks, ['… Build\n', '… Build, 20 s\n', '… Build, 40 s\n', '✓ Build (41 s)\n']);
});

test('a failed step is marked and its error passed on', async () => {
  const stream = written();
  const failing = progressOn(stream, { now: () => 0 }).step('Build', async () => {
    throw new Error('no');
  });
  await assert.rejects(failing, /no/);
  assert.deepEqual(stream.chunks, ['✗ Build (0.0 s)\n']);
});

test('a quiet progress writes nothing', async () => {
  const stream = written();
  const progress = progressOn(stream, { quiet: true });
  progress.say('hello');
  await progress.step('Build', async () => {});
  assert.deepEqual(stream.chunks, []);
});
