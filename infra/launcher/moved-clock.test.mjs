import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { beginClock, instantFrom, moveClock, readClock } from './moved-clock.mjs';

const folder = mkdtempSync(join(tmpdir(), 'moved-clock-'));
const file = join(folder, 'clock');
after(() => rmSync(folder, { recursive: true }));

test('a clock stands where it was moved to', () => {
  beginClock(file, new Date('2027-01-04T01:00:00Z'));
  moveClock(file, new Date('2027-02-12T01:00:00Z'));
  assert.equal(readClock(file).toISOString(), '2027-02-12T01:00:00.000Z');
});

test('a clock is not moved backwards', () => {
  assert.throws(() => moveClock(file, new Date('2027-01-04T01:00:00Z')), /backwards/);
});

test('a time is an instant with its offset, or so much from now', () => {
  assert.equal(instantFrom('2027-02-12T08:00+07:00').toISOString(), '2027-02-12T01:00:00.000Z');
  assert.equal(instantFrom('+3d', new Date('2027-01-04T01:00:00Z')).toISOString(), '2027-01-07T01:00:00.000Z');
  assert.throws(() => instantFrom('tomorrow'), /no time/);
  assert.throws(() => instantFrom('2027-02-12T08:00'), /no time/);
});
