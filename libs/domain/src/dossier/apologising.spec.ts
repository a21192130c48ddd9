import { describe, expect, it } from '@jest/globals';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import { plainDate } from '../calendar/plain-date.ts';
import { aDenunciation, aDossier, inspectors, people } from './a-dossier.ts';
import { apologyFrom, approveApology, declineApology, draftApology, needsApology } from './apologising.ts';
import { pendingApology } from './apology.ts';
import type { Dossier } from './dossier.ts';
import { claimDossier, passOn } from './handling.ts';
import { notedOverdue, unnotedDueAt, wasLate } from './lateness.ts';
import { publicStatus } from './public-status.ts';
import { receiveDossier, submitDossier } from './reception.ts';
import { IllegalMove, LimitReached, MoveIncomplete, NotYourStep, TermHolds } from './refusals.ts';
import { aSubmission } from './a-dossier.ts';

const calendar = aCalendar();
const { specialist, head, leader } = people;
const dueDay = '2026-11-26';
const reason = 'Phải xác minh thực địa lần hai';

const drafted = (at = `${dueDay} 16:00`, until = '2026-12-01', dossier: Dossier = aDossier('in-processing')) =>
  draftApology(dossier, { by: specialist, at: clock(at), reason, until: plainDate(until) }, calendar);
const approved = (at: string, dossier = drafted()) => approveApology(dossier, { by: leader, at: clock(at), number: '7' }, calendar);

describe('a letter of apology', () => {
  it('is drafted by who holds the dossier, from one working day before the term ends', () => {
    expect(apologyFrom(aDossier('in-processing'), calendar)).toBe('2026-11-25');
    expect(() => drafted('2026-11-24 16:00')).toThrow(TermHolds);
    expect(drafted('2026-11-25 08:00').apologies).toEqual([{ draftedAt: clock('2026-11-25 08:00'), draftedBy: specialist.id, reason, until: '2026-12-01', missed: clock(`${dueDay} 17:00`) }]);
    expect(() => draftApology(aDossier('in-processing'), { by: head, at: clock('2026-11-26 16:00'), reason, until: plainDate('2026-12-01') }, calendar)).toThrow(NotYourStep);
  });

  it.each([
    ['the day that was promised already', '2026-11-26'],
    ['a day before that', '2026-11-25'],
    ['a Sunday', '2026-11-29'],
  ])('cannot promise %s', (_, until) => {
    expect(() => drafted('2026-11-26 16:00', until)).toThrow(MoveIncomplete);
  });

  it('cannot promise today, nor a day that has passed, of a term that broke long ago', () => {
    expect(() => drafted('2026-12-02 09:00', '2026-12-02')).toThrow(MoveIncomplete);
    expect(() => drafted('2026-12-02 09:00', '2026-12-01')).toThrow(MoveIncomplete);
  });

  it('says why', () => {
    expect(() => draftApology(aDossier('in-processing'), { by: specialist, at: clock('2026-11-26 16:00'), reason: '  ', until: plainDate('2026-12-01') }, calendar)).toThrow(MoveIncomplete);
  });

  it('changes nothing until a leader approves it, and then the new date is in force', () => {
    const waiting = drafted();
    expect([waiting.dueAt, waiting.extensions]).toEqual([clock(`${dueDay} 17:00`), []]);
    const moved = approved('2026-11-26 16:30');
    expect(moved).toMatchObject({ dueAt: clock('2026-12-01 17:00'), appointmentAt: clock(`${dueDay} 17:00`), extensions: [{ grantedAt: clock('2026-11-26 16:30'), until: '2026-12-01' }] });
    expect(moved.apologies.at(-1)).toMatchObject({ approvedBy: leader.id, approvedAt: clock('2026-11-26 16:30'), number: '7' });
    expect(pendingApology(moved)).toBeUndefined();
  });

  it('tells the citizen the date that was promised before, once there is a new one', () => {
    expect(publicStatus(drafted()).missedDueAt).toBeUndefined();
    const { missedDueAt, dueAt } = publicStatus(approved('2026-11-26 16:30'));
    expect([missedDueAt, dueAt]).toEqual([clock('2026-11-26 17:00'), clock('2026-12-01 17:00')]);
  });

  it('leaves the dossier with who holds it', () => {
    expect(approved('2026-11-26 16:30').assignee).toBe(specialist.id);
  });

  it('is approved by a leader of the agency alone', () => {
    const elsewhere = { ...leader, agency: '000.12.36.H29' };
    for (const by of [specialist, head, people.receptionist, elsewhere]) expect(() => approveApology(drafted(), { by, at: clock('2026-11-26 16:30'), number: '7' }, calendar)).toThrow(NotYourStep);
  });

  it('waits one at a time, and may be written anew when a leader declines it', () => {
    const waiting = drafted();
    expect(() => drafted('2026-11-26 16:10', '2026-12-02', waiting)).toThrow(IllegalMove);
    const declined = declineApology(waiting, { by: leader, at: clock('2026-11-26 16:30'), reason: 'Nêu rõ việc gì còn phải xác minh' });
    expect(declined.apologies.at(-1)).toMatchObject({ declinedBy: leader.id, declined: 'Nêu rõ việc gì còn phải xác minh' });
    expect(declined.dueAt).toBe(clock(`${dueDay} 17:00`));
    expect(drafted('2026-11-26 16:45', '2026-12-02', declined).apologies).toHaveLength(2);
  });

  it('cannot be approved any more when its date has come', () => {
    expect(() => approved('2026-12-01 08:00')).toThrow(MoveIncomplete);
  });

  it('is counted when approved: the procedure allows one, and another needs another approval', () => {
    expect(() => drafted('2026-12-01 10:00', '2026-12-04', approved('2026-11-26 16:30'))).toThrow(LimitReached);
    const twice = aDossier('in-processing', { limits: { supplements: 1, extensions: 2 } });
    const once = approved('2026-11-26 16:30', drafted('2026-11-26 16:00', '2026-12-01', twice));
    const again = drafted('2026-12-01 10:00', '2026-12-04', once);
    expect(again.dueAt).toBe(clock('2026-12-01 17:00'));
    expect(approved('2026-12-01 11:00', again)).toMatchObject({ dueAt: clock('2026-12-04 17:00'), extensions: [{ until: '2026-12-01' }, { until: '2026-12-04' }] });
  });

  it('is written about no confidential dossier: no leader reads why', () => {
    const confidential = claimDossier(aDossier('submitted', aDenunciation), { by: inspectors.inspector, at: clock('2026-11-23 14:00') });
    const received = receiveDossier(confidential, { by: inspectors.inspector, at: clock('2026-11-23 14:20') }, calendar);
    expect(() => draftApology(received, { by: inspectors.inspector, at: clock('2026-11-26 16:00'), reason, until: plainDate('2026-12-01') }, calendar)).toThrow(IllegalMove);
    expect(needsApology(received, calendar, clock('2026-11-27 16:00'))).toBe(false);
  });
});

describe('a letter is asked for', () => {
  it.each([
    ['2026-11-25 16:00', false],
    ['2026-11-26 08:00', true],
    ['2026-11-30 08:00', true],
  ])('at %s: %p', (now, asked) => {
    expect(needsApology(aDossier('in-processing'), calendar, clock(now))).toBe(asked);
  });

  it('once: not while one waits, nor when the term is over', () => {
    expect(needsApology(drafted(), calendar, clock('2026-11-27 08:00'))).toBe(false);
    expect(needsApology(aDossier('completed'), calendar, clock('2026-11-27 08:00'))).toBe(false);
  });
});

describe('what was late', () => {
  it('stays late in the tracks, although an apology gave the step more time', () => {
    // Received on 23 November, a share of 60 % from 16:05: the step was due on 25 November.
    const late = passOn(approved('2026-11-26 16:30'), { by: specialist, at: clock('2026-11-27 08:00') }, calendar);
    const { stepDueAt } = aDossier('in-processing');
    expect(late.tracks.at(-1)).toMatchObject({ from: 'appraisal', dueAt: stepDueAt, verdict: 'late' });
    expect(late.stepMissedAt).toBeNull();
  });

  it('stays late altogether', () => {
    expect([wasLate(approved('2026-11-26 16:30')), wasLate(approved('2026-11-27 09:00')), wasLate(aDossier('completed'))]).toEqual([false, true, false]);
  });
});

describe('a term that ran out', () => {
  const by = 'term-watch';
  const noted = (at: string, dossier: Dossier = aDossier('in-processing')) => notedOverdue(dossier, { at: clock(at), by });

  it('stands in the history once, from the minute after it was due', () => {
    expect(noted(`${dueDay} 17:00`)).toBeUndefined();
    const broken = noted(`${dueDay} 17:01`);
    expect(broken?.history.at(-1)).toEqual({ move: 'overdue', at: clock(`${dueDay} 17:01`), by, from: 'in-processing', to: 'in-processing', step: 'appraisal', dueAt: clock(`${dueDay} 17:00`) });
    expect(broken?.version).toBe(aDossier('in-processing').version + 1);
    expect(broken && noted('2026-11-30 09:00', broken)).toBeUndefined();
  });

  it('is noted again when a new date is not kept either', () => {
    const broken = noted('2026-11-26 17:01');
    const extended = broken && approved('2026-11-27 09:00', drafted('2026-11-27 08:00', '2026-12-01', broken));
    expect(extended && [noted('2026-12-01 17:00', extended), noted('2026-12-01 17:01', extended)?.history.at(-1)?.dueAt]).toEqual([undefined, clock('2026-12-01 17:00')]);
  });

  it('may be the answer that an online dossier did not get, and that is no lateness of the procedure', () => {
    const unanswered = noted('2026-11-24 10:42', submitDossier(aSubmission, calendar));
    expect(unanswered?.history.at(-1)).toMatchObject({ move: 'overdue', from: 'submitted', dueAt: clock('2026-11-24 10:41') });
    expect(unanswered && wasLate(unanswered)).toBe(false);
  });

  it('is nothing of dossiers that wait for the citizen, are done or have ended', () => {
    for (const state of ['supplement-requested', 'completed', 'withdrawn', 'refused'] as const) expect([state, unnotedDueAt(aDossier(state))]).toEqual([state, null]);
  });
});
