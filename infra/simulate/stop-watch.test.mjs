import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueByStopWatch } from './stop-watch.mjs';
import { instantOf, minuteOf, wallCalendar } from './wall-calendar.mjs';

const session = [{ from: '07:30', to: '11:30' }, { from: '13:00', to: '17:00' }];
const calendar = wallCalendar({
  utcOffsetMinutes: 420,
  cutOff: '15:00',
  week: { 1: session, 2: session, 3: session, 4: session, 5: session },
  holidays: [{ on: '2027-01-01' }],
  swapDays: [{ on: '2027-01-09', sessions: [{ from: '07:30', to: '11:30' }] }],
});
const days = (amount, more = {}) => ({ amount, unit: 'working-day', counting: 'whole-days', afterSupplement: 'continue', ...more });
const due = (terms, receivedAt, suspensions = [], extensions = []) => {
  const minute = dueByStopWatch({ terms, receivedAt, suspensions, extensions }, calendar);
  return minute === undefined ? undefined : instantOf(minute + 420).slice(0, 16);
};

test('the day of receipt does not count, and after the cut-off it is the next', () => {
  assert.equal(due(days(3), '2027-01-04T15:00+07:00'), '2027-01-07T17:00');
  assert.equal(due(days(3), '2027-01-04T15:01+07:00'), '2027-01-08T17:00');
});

test('a swap day is a working day, with the hours it has', () => {
  assert.equal(due(days(1), '2027-01-08T09:00+07:00'), '2027-01-09T11:30');
});

test('days on which the citizen was waited for do not count', () => {
  const pause = { from: '2027-01-05T09:00+07:00', to: '2027-01-06T09:00+07:00', reason: 'supplement' };
  assert.equal(due(days(2), '2027-01-04T09:00+07:00', [pause]), '2027-01-08T17:00');
  assert.equal(due(days(2, { afterSupplement: 'restart' }), '2027-01-04T09:00+07:00', [pause]), '2027-01-08T17:00');
  assert.equal(due(days(2), '2027-01-04T09:00+07:00', [{ ...pause, to: undefined }]), undefined);
});

test('hours run through the sessions', () => {
  assert.equal(due({ amount: 8, unit: 'working-hour', counting: 'working-time', afterSupplement: 'restart' }, '2027-01-04T10:30+07:00'), '2027-01-05T10:30');
});

test('calendar days count on through the week-end and end with a working day', () => {
  assert.equal(due({ amount: 6, unit: 'calendar-day', counting: 'whole-days', afterSupplement: 'continue' }, '2027-01-04T10:00+07:00'), '2027-01-11T17:00');
});

test('an extension sets the day that was promised', () => {
  const extension = { grantedAt: '2027-01-06T09:00+07:00', until: '2027-01-12' };
  assert.equal(due(days(3), '2027-01-04T09:00+07:00', [], [extension]), '2027-01-12T17:00');
});

test('work goes on only in working minutes', () => {
  assert.equal(instantOf(calendar.afterWork(minuteOf('2027-01-05T16:30+07:00'), 60) + 420).slice(0, 16), '2027-01-06T08:00');
});
