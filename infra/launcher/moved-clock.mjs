import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { Problem } from './problem.mjs';

const line = (instant) => `${instant.toISOString()} ${instant.toISOString()}\n`;

/** The file that all services of a simulation read the time from: see `Clock` in libs/http. */
export function beginClock(file, instant) {
  writeFileSync(file, line(instant));
}

export function readClock(file) {
  const instant = new Date(readFileSync(file, 'utf8').slice(0, 24));
  if (Number.isNaN(instant.getTime())) throw new Problem(`${file} does not hold a time.`);
  return instant;
}

/** In place and in one write: the services keep the file open. Never backwards. */
export function moveClock(file, to) {
  const now = readClock(file);
  if (to < now) throw new Problem(`It is ${now.toISOString()} already, and time does not run backwards.`);
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, line(to), 0);
  closeSync(descriptor);
  return to;
}

const spans = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `+3d`, `+90m`, or an instant with its offset: `2027-02-12T08:00+07:00`. */
export function instantFrom(text, now = new Date()) {
  const [, amount, unit] = /^\+(\d+)([mhd])$/.exec(text) ?? [];
  if (unit) return new Date(now.getTime() + Number(amount) * spans[unit]);
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) ? new Date(text) : new Date(NaN);
  if (Number.isNaN(instant.getTime())) throw new Problem(`"${text}" is no time. Write 2027-02-12T08:00+07:00, or +3d, +2h, +30m.`);
  return instant;
}
