import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { WorkingCalendar } from '@motcua/domain/calendar/working-calendar';
import { dueAt } from '@motcua/domain/deadline/deadline';
import { checkAnswers } from '@motcua/forms/check';
import { median } from './load.mjs';

/** Milliseconds to check one submission's answers. */
export function measureValidation({ form, answers, circumstances, fieldCount }, rounds) {
  const milliseconds = median(timesOf(rounds, () => checkAnswers(form, answers, circumstances)));
  return { fieldCount, milliseconds };
}

/** Due dates a second: the term of a real procedure from every minute of some weeks, half of them with a supplement between. */
export function measureDeadlines({ procedure, calendar }, rounds) {
  const working = new WorkingCalendar(calendar);
  const day = 24 * 3_600_000;
  const start = Date.parse(`${calendar.covers.from}T01:00:00Z`) + 60 * day;
  let turn = 0;
  const course = () => {
    const at = start + ((turn += 1) % 30_000) * 60_000;
    const pause = { from: new Date(at + day / 4).toISOString(), to: new Date(at + 3 * day).toISOString(), reason: 'supplement' };
    return { terms: procedure.term, receivedAt: new Date(at).toISOString(), suspensions: turn % 2 ? [pause] : [] };
  };
  return { perSecond: Math.round(1000 / median(timesOf(rounds, () => dueAt(course(), working)))) };
}

/** Milliseconds per call, one figure per round; a round before them warms the compiler. */
function timesOf(rounds, work, milliseconds = 1_000) {
  return Array.from({ length: rounds + 1 }, () => {
    const began = performance.now();
    let calls = 0;
    for (; performance.now() - began < milliseconds; calls += 1) work();
    return (performance.now() - began) / calls;
  }).slice(1);
}

/** Events a second from outbox to handler; libs/messaging measures it beside bare kafkajs. */
export async function measureOutbox({ system, rounds, events }) {
  const script = fileURLToPath(new URL('../libs/messaging/measure/outbox-to-consumer.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(events), String(rounds)], { env: { ...process.env, ...system.env } });
  const [, perSecond, ratio, bare] = /outbox to consumer: (\d+) events\/s, ([\d.]+) x bare kafkajs[^(]*\((\d+)\/s\)/.exec(stdout).map(Number);
  return { perSecond, bare, ratio };
}
