import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leavesOf } from './leave.mjs';
import { Roster } from './roster.mjs';
import { wallCalendar } from './wall-calendar.mjs';

const week = Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, [{ from: '07:30', to: '11:30' }, { from: '13:00', to: '17:00' }]]));
const calendar = wallCalendar({ utcOffsetMinutes: 420, cutOff: '15:00', week, holidays: [], swapDays: [] });
const officials = { receptionist: 'r', head: 'h', leader: 'l', specialists: ['s1', 's2'] };
const kinds = ['a', 'b', 'c'].map((id) => ({ procedure: { id } }));
const year = { from: '2027-01-01', until: '2028-01-01' };
const leaves = leavesOf({ seed: 1, calendar, officials, kinds }, year).map(({ entry }) => entry);
const meet = (one, other) => one !== other && one.from <= other.to && other.from <= one.to;

test('nobody stands in for somebody while away, or while somebody stands in for them', () => {
  for (const one of leaves) for (const other of leaves.filter((each) => meet(one, each))) {
    assert.notEqual(one.substitute, other.person, JSON.stringify([one, other]));
    assert.notEqual(one.person, other.person, JSON.stringify([one, other]));
  }
});

test('everybody is away some time of the year, and the head signs for the leader in each month', () => {
  assert.deepEqual([...new Set(leaves.filter(({ isAway }) => isAway).map(({ person }) => person))].sort(), ['h', 'l', 'r', 's1', 's2']);
  assert.equal(leaves.filter(({ isAway }) => !isAway).length, 12);
});

test('each is written down before it begins, and one that ends early ends while it runs', () => {
  for (const { at, entry, endsAt } of leavesOf({ seed: 1, calendar, officials, kinds }, year)) {
    assert.ok(calendar.dateOf(at) < entry.from);
    if (endsAt !== undefined) assert.ok(calendar.dateOf(endsAt) > entry.from && calendar.dateOf(endsAt) <= entry.to);
  }
});

test('a substitute stands in from the first day to the last, for work that was given, and each time the queues are told', () => {
  let told = 0;
  const turning = (change) => {
    change();
    told += 1;
  };
  const roster = new Roster({ turning });
  roster.add({ person: 's1', substitute: 's2', roles: ['specialist'], procedures: ['a'], from: '2027-01-12', to: '2027-01-13', isAway: true });
  const standsIn = (day, work) => {
    roster.turnTo(day);
    return roster.substituteOf('s1', work)?.substitute;
  };
  const work = { role: 'specialist', procedure: 'a' };
  assert.deepEqual(['2027-01-11', '2027-01-12', '2027-01-13', '2027-01-14'].map((day) => standsIn(day, work)), [undefined, 's2', 's2', undefined]);
  assert.equal(told, 2);
  assert.equal(standsIn('2027-01-12', { role: 'head', procedure: 'a' }), undefined);
  assert.equal(standsIn('2027-01-12', { role: 'specialist', procedure: 'b' }), undefined);
});
