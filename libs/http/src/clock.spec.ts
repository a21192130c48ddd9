import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock } from './clock.ts';

let folder = '';
let file = '';
const move = (to: string) => writeFileSync(file, `${to} ${to}\n`, { flag: 'r+' });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clock-'));
  file = join(folder, 'clock');
  writeFileSync(file, '2027-01-04T01:00:00.000Z 2027-01-04T01:00:00.000Z\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a clock that a simulation moves', () => {
  it('is moved for every service at once', () => {
    const [one, other] = [new Clock(file), new Clock(file)];
    move('2027-02-12T08:00:00.000Z');
    expect([one.now().toISOString(), other.now().toISOString()]).toEqual(['2027-02-12T08:00:00.000Z', '2027-02-12T08:00:00.000Z']);
  });

  it('never runs backwards', () => {
    const clock = new Clock(file);
    move('2027-02-12T08:00:00.000Z');
    clock.now();
    move('2027-02-11T08:00:00.000Z');
    expect(clock.now().toISOString()).toBe('2027-02-12T08:00:00.000Z');
  });

  it('takes half a write for none', () => {
    writeFileSync(file, '2027-01-04T01:00:00.000Z 2026-01-04T01:00:00.000Z\n');
    expect(() => new Clock(file)).toThrow(/does not hold a time/);
  });

  it('leaves the time of the machine alone', () => {
    const clock = new Clock(file);
    expect(Math.abs(clock.machine().getTime() - Date.now())).toBeLessThan(60_000);
    expect(clock.isMoved).toBe(true);
  });

  it('costs a service next to nothing', () => {
    const clock = new Clock(file);
    const began = performance.now();
    for (let asked = 0; asked < 20_000; asked += 1) clock.now();
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('a clock that nobody moves', () => {
  it('is the machine’s', () => {
    const clock = new Clock();
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(60_000);
    expect(clock.isMoved).toBe(false);
  });
});
