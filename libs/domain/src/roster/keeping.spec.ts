import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../actor.ts';
import { clock } from '../calendar/a-calendar.ts';
import { plainDate } from '../calendar/plain-date.ts';
import { cancelAbsence, giveDelegation, mayKeepFor, recordAbsence, revokeDelegation } from './keeping.ts';
import { absenceOf, type Official, type Roster, substituteOf } from './roster.ts';

const agency = '000.12.35.H29';
const official = (id: string, ...roles: string[]): Actor & Official => ({ id, name: id, kind: 'official', roles, agency });
const [bao, nga, lan, hung, admin, minh] = [official('bao', 'specialist'), official('nga', 'specialist'), official('lan', 'head'), official('hung', 'leader'), official('admin', 'staff-admin'), official('minh', 'inspector')];
const today = plainDate('2026-11-24');
const day = (on: number) => plainDate(`2026-12-${String(on).padStart(2, '0')}`);
const entry = (by = bao) => ({ by, at: clock('2026-11-24 09:00'), today });
const nobody: Roster = { agency, version: 0, absences: [], delegations: [] };
const leave = (person = bao, from = day(1), to = day(4), id = 'a') => ({ id, person, from, to, reason: 'leave' as const });
const handing = (changes: object = {}) => ({ id: 'd', giver: bao, substitute: nga, from: day(1), to: day(4), scope: { roles: ['specialist'] }, reason: 'Nghỉ phép', ...changes });
const refuses = (code: string) => expect.objectContaining({ code });

describe('who keeps the roster', () => {
  it.each([
    [bao, bao, true],
    [bao, nga, false],
    [lan, bao, true],
    [lan, hung, false],
    [hung, lan, true],
    [admin, hung, true],
    [{ ...bao, kind: 'citizen' as const }, bao, false],
  ])('%o for %o: %s', (by, person, may) => {
    expect(mayKeepFor(by, person)).toBe(may);
  });
});

describe('an absence', () => {
  const away = recordAbsence(nobody, leave(), entry());

  it('lasts from its first day to its last, and is over by itself', () => {
    expect([plainDate('2026-11-30'), day(1), day(4), day(5)].map((on) => absenceOf(away, 'bao', on) !== undefined)).toEqual([false, true, true, false]);
    expect(away.absences[0]).toMatchObject({ recordedBy: { id: 'bao' }, recordedAt: clock('2026-11-24 09:00') });
  });

  it('that is cancelled is none, and stays in the book', () => {
    const back = cancelAbsence(away, { id: 'a', person: bao }, entry(lan));
    expect(absenceOf(back, 'bao', day(2))).toBeUndefined();
    expect(back.absences[0]).toMatchObject({ cancelledBy: { id: 'lan' } });
    expect(() => cancelAbsence(back, { id: 'a', person: bao }, entry())).toThrow(refuses('roster-entry-over'));
  });

  it.each([
    ['days that are away already', leave(bao, day(4), day(9), 'b'), bao, 'absence-overlaps'],
    ['days that are over', leave(bao, plainDate('2026-11-02'), plainDate('2026-11-03')), bao, 'period-past'],
    ['days in the wrong order', leave(bao, day(9), day(8)), bao, 'period-invalid'],
    ['more than a year', leave(bao, day(9), plainDate('2028-01-01')), bao, 'period-invalid'],
    ['a colleague', leave(nga), bao, 'roster-not-yours'],
  ])('is not recorded for %s', (_, asked, by, code) => {
    expect(() => recordAbsence(away, asked, entry(by))).toThrow(refuses(code));
  });
});

describe('a delegation', () => {
  const given = giveDelegation(nobody, handing(), entry());
  const work = { role: 'specialist', procedure: 'shop-sign' };

  it('names the substitute in its days, for its roles and procedures', () => {
    expect(substituteOf(given, 'bao', work, day(2))).toEqual({ id: 'nga', name: 'nga' });
    for (const on of [today, day(5)]) expect(substituteOf(given, 'bao', work, on)).toBeUndefined();
    const narrow = giveDelegation(nobody, handing({ scope: { roles: ['specialist'], procedures: ['other'] } }), entry());
    expect(substituteOf(narrow, 'bao', work, day(2))).toBeUndefined();
  });

  it('is revoked by who gave it, by their head, or laid down by the substitute', () => {
    for (const by of [bao, lan, nga]) expect(substituteOf(revokeDelegation(given, { id: 'd', giver: bao }, entry(by)), 'bao', work, day(2))).toBeUndefined();
    expect(() => revokeDelegation(given, { id: 'd', giver: bao }, entry(minh))).toThrow(refuses('roster-not-yours'));
  });

  it.each([
    ['given on by the substitute', handing({ id: 'e', giver: nga, substitute: lan }), nga, 'delegation-chain'],
    ['given to somebody who has given theirs away', handing({ id: 'e', giver: lan, substitute: bao, scope: { roles: ['head'] } }), lan, 'delegation-chain'],
    ['given twice for the same work', handing({ id: 'e', substitute: lan, from: day(4), to: day(8) }), bao, 'delegation-overlaps'],
    ['given to oneself', handing({ id: 'e', substitute: bao }), bao, 'delegation-to-oneself'],
    ['taken by who writes it', handing({ id: 'e', giver: nga, substitute: lan, from: day(9), to: day(9) }), lan, 'delegation-to-oneself'],
    ['of a role that the giver has not', handing({ id: 'e', scope: { roles: ['leader'] } }), bao, 'delegation-unfit'],
    ['of an inspector', handing({ id: 'e', giver: minh, scope: { roles: ['inspector'] } }), minh, 'delegation-unfit'],
    ['of nothing', handing({ id: 'e', scope: { roles: [] } }), bao, 'delegation-unfit'],
    ['to somebody who handles no dossiers', handing({ id: 'e', substitute: admin, from: day(9), to: day(9) }), bao, 'delegation-unfit'],
    ['of a leader by a head', handing({ id: 'e', giver: hung, substitute: nga, scope: { roles: ['leader'] }, from: day(9), to: day(9) }), lan, 'roster-not-yours'],
  ])('is not %s', (_, asked, by, code) => {
    expect(() => giveDelegation(given, asked, entry(by))).toThrow(refuses(code));
  });

  it('does not go to somebody who is away on those days, and does on others', () => {
    const away = recordAbsence(nobody, leave(nga, day(3), day(6)), entry(nga));
    expect(() => giveDelegation(away, handing(), entry())).toThrow(refuses('delegate-away'));
    expect(giveDelegation(away, handing({ from: day(7), to: day(8) }), entry()).delegations).toHaveLength(1);
  });

  it('of other procedures stands beside it', () => {
    const first = giveDelegation(nobody, handing({ scope: { roles: ['specialist'], procedures: ['one'] } }), entry());
    expect(giveDelegation(first, handing({ id: 'e', substitute: lan, scope: { roles: ['specialist'], procedures: ['two'] } }), entry()).delegations).toHaveLength(2);
  });
});
