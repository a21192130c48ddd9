import { describe, expect, it } from '@jest/globals';
import type { Calendar } from '@motcua/contracts/agency';
import type { DueAtAgency } from '@motcua/contracts/notices-api';
import { isWanted } from '../preferences/wanted.ts';
import { digestHours } from './digest-hours.ts';
import { digestsOf } from './digests.ts';

const chiefs = { heads: ['nghia', 'ngan'], leaders: ['thuy'], inspectors: ['ngan', 'minh'] };
const row = (more: Partial<DueAtAgency['rows'][number]>) => ({ id: crypto.randomUUID(), reference: 'H-1', dueAt: '2027-01-04T10:00:00.000Z', standing: 'due-today' as const, daysOver: 0, role: 'specialist', ...more });
const told = (rows: DueAtAgency['rows'], leaderAfter = 3) => [...digestsOf(rows, chiefs, leaderAfter).keys()].sort();

describe('who is told of what waits', () => {
  it('is who holds it', () => expect(told([row({ holder: 'bao' })])).toEqual(['bao']));
  it('is the head, of what nobody holds', () => expect(told([row({})])).toEqual(['nghia']));
  it('is the head besides, of what is over', () => expect(told([row({ holder: 'bao', standing: 'overdue', daysOver: 1 })])).toEqual(['bao', 'nghia']));
  it('is the leader too, after some days', () => expect(told([row({ holder: 'bao', standing: 'overdue', daysOver: 3 })])).toEqual(['bao', 'nghia', 'thuy']));
  it('is the head of the inspectors alone, of what only inspectors may know of', () => {
    expect(told([row({ role: 'inspector', standing: 'overdue', daysOver: 9 })])).toEqual(['ngan']);
    expect(told([row({ role: 'inspector', holder: 'minh' })])).toEqual(['minh']);
  });
  it('is the leader where there are no heads', () => {
    expect([...digestsOf([row({})], { heads: [], leaders: ['oanh'], inspectors: [] }, 3).keys()]).toEqual(['oanh']);
  });
  it('gets each dossier once, whatever they are besides', () => {
    const both = digestsOf([row({ holder: 'nghia', standing: 'overdue', daysOver: 5 })], { ...chiefs, leaders: ['nghia'] }, 3);
    expect(both.get('nghia')).toHaveLength(1);
  });
});

const session = [{ from: '07:30', to: '11:30' }, { from: '13:00', to: '17:00' }];
const calendar = {
  utcOffsetMinutes: 420,
  week: { 1: session, 2: session, 3: session, 4: session, 5: session },
  holidays: [{ on: '2027-02-05', name: { vi: 'Tết', en: 'Tet' } }],
  swapDays: [{ on: '2027-01-09', sessions: [{ from: '07:30', to: '11:30' }], name: { vi: 'Làm bù', en: 'Swap day' } }],
} as unknown as Calendar;
const at = (local: string) => digestHours(calendar, new Date(`${local}+07:00`)).hours;

describe('a digest goes out', () => {
  it.each([
    ['before work begins', '2027-01-04T07:29', []],
    ['when it begins', '2027-01-04T07:30', ['opening']],
    ['late in the morning, when the service was away', '2027-01-04T10:40', ['opening', '10:00']],
    ['in the afternoon', '2027-01-04T16:10', ['opening', '10:00', '13:30', '16:00']],
    ['after work', '2027-01-04T17:00', []],
    ['at the week-end', '2027-01-03T09:00', []],
    ['on a holiday', '2027-02-05T09:00', []],
    ['on a swap day', '2027-01-09T09:00', ['opening']],
  ])('%s: %s', (_, local, hours) => expect(at(local)).toEqual(hours));
});

describe('a letter that was switched off', () => {
  const off = { off: [{ group: 'progress' as const, channel: 'email' as const }, { group: 'rating' as const, channel: 'email' as const }, { group: 'reminders' as const, channel: 'email' as const }] };
  it.each(['submitted', 'received', 'approved', 'returned', 'withdrawn', 'draft-expires'] as const)('does not come: %s', (kind) => expect(isWanted(kind, off, 'email')).toBe(false));
  it.each(['supplement-requested', 'refused', 'stopped'] as const)('comes all the same when the law asks for it: %s', (kind) => expect(isWanted(kind, off, 'email')).toBe(true));
});
