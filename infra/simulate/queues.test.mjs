import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lies } from './queues.mjs';

const steps = [{ role: 'receptionist' }, { role: 'specialist' }];
const ours = { agency: { code: 'ours' }, places: ['ours', 'ours'], procedure: { id: 'p', steps } };
const theirs = { ...ours, agency: { code: 'theirs' }, places: ['theirs', 'theirs'] };
const file = { state: 'in-processing', step: 1, kind: ours, holder: undefined, confidential: false, log: [{ at: '1' }] };
const reader = (agency) => ({ username: `${agency}.lan`, roles: ['specialist'], agency, workOf: () => [] });
const unassigned = (one, agency) => lies('unassigned', one, reader(agency), { shownFrom: '0' });

test('what nobody has taken lies unassigned, and not any more when somebody has', () => {
  assert.equal(unassigned(file, 'ours'), true);
  assert.equal(unassigned({ ...file, holder: 'ours.bao' }, 'ours'), false);
});

test('what another agency offers lies unassigned where it is offered, whoever had it there', () => {
  const offeredBack = { ...file, kind: theirs, holder: 'theirs.khai', offered: ours };
  assert.equal(unassigned(offeredBack, 'ours'), true);
  assert.equal(unassigned(offeredBack, 'theirs'), false);
});
