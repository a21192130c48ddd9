// How many due dates a second one core works out: npx node libs/domain/bench/due-dates.mjs
// Runs the sources as they are (Node 24 strips the types), each case three times, and prints the median.
import { aCalendarWithTet } from '../src/calendar/a-calendar.ts';
import { instantOf, minuteOf } from '../src/calendar/instant.ts';
import { deadlineOf, dueAt } from '../src/deadline/deadline.ts';

const calendar = aCalendarWithTet();
const start = minuteOf('2026-02-02T00:00:00Z');
const now = '2026-11-23T03:00:00.000Z';
const terms = { amount: 15, unit: 'working-day', counting: 'whole-days', afterSupplement: 'continue' };
const receipts = Array.from({ length: 4096 }, (_, index) => instantOf(start + index * 97));

const undisturbed = (receivedAt) => ({ terms, receivedAt, suspensions: [] });
const byTheClock = (receivedAt) => ({ terms: { ...terms, counting: 'working-time' }, receivedAt, suspensions: [] });
const interrupted = (receivedAt) => {
  const minute = minuteOf(receivedAt);
  return { terms, receivedAt, suspensions: [{ from: instantOf(minute + 4000), to: instantOf(minute + 12_000), reason: 'supplement' }] };
};

const cases = { undisturbed, 'by the clock': byTheClock, 'with a supplement': interrupted };
for (const [name, course] of Object.entries(cases)) {
  const courses = receipts.map(course);
  report(`due date, ${name}`, perSecond((index) => dueAt(courses[index & 4095], calendar)));
  report(`due date, light and trail, ${name}`, perSecond((index) => deadlineOf(courses[index & 4095], calendar, now)));
}

function perSecond(work) {
  const rounds = [0, 1, 2].map(() => {
    const count = 300_000;
    const begin = performance.now();
    for (let index = 0; index < count; index++) work(index);
    return count / ((performance.now() - begin) / 1000);
  });
  return rounds.sort((a, b) => a - b)[1];
}

function report(what, rate) {
  console.log(`${what}: ${Math.round(rate).toLocaleString('en')} per s`);
}
