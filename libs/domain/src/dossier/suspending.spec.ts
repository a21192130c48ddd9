import { describe, expect, it } from '@jest/globals';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import type { Suspension } from '../deadline/suspension.ts';
import { andThen, SuspensionOverlaps } from '../deadline/suspension.ts';
import { aConfidentialDossier, aDossier, inspectors, people } from './a-dossier.ts';
import { requestSupplement } from './asking.ts';
import { deadlineOfDossier } from './course.ts';
import { approveDossier, claimDossier, passOn } from './handling.ts';
import { publicStatus } from './public-status.ts';
import { receiveDossier } from './reception.ts';
import { IllegalMove, LimitReached, NotYourStep, StandsStill } from './refusals.ts';
import { resumeWork, suspendWork } from './suspending.ts';
import { plainDate } from '../calendar/plain-date.ts';

const calendar = aCalendar();
const { specialist, head, leader } = people;
const suspendedAt = (at: string, dossier = aDossier('in-processing')) => suspendWork(dossier, { by: specialist, at: clock(at), kind: 'agency-answer', paper: '112/UBND-ĐT', note: 'Đã hỏi Sở Xây dựng' }, calendar);
const resumedAt = (at: string, dossier: ReturnType<typeof suspendedAt>) => resumeWork(dossier, { by: specialist, at: clock(at) }, calendar);

describe('work that waits for somebody else', () => {
  const waiting = suspendedAt('2026-11-24 09:15');

  it('stands still: who let it, on which ground, by which paper', () => {
    expect(waiting.suspensions).toEqual([{ from: clock('2026-11-24 09:15'), reason: 'other', kind: 'agency-answer', by: specialist.id, paper: '112/UBND-ĐT', note: 'Đã hỏi Sở Xây dựng' }]);
    expect(waiting).toMatchObject({ state: 'in-processing', dueAt: null, stepDueAt: null });
    expect(deadlineOfDossier(waiting, calendar, clock('2026-11-30 09:00'))).toMatchObject({ light: 'paused', dueAt: null });
  });

  it('says in the trail on which ground', () => {
    expect(deadlineOfDossier(waiting, calendar, clock('2026-11-30 09:00')).trail).toContainEqual({ rule: 'stands-still', params: { from: clock('2026-11-24 09:15'), reason: 'agency-answer' } });
  });

  it('tells the citizen in public words, and nothing that officials noted', () => {
    const status = publicStatus(waiting);
    expect(status).toMatchObject({ state: 'in-processing', paused: true, pausedSince: clock('2026-11-24 09:15'), pausedFor: { vi: 'chờ ý kiến của cơ quan, đơn vị khác' } });
    expect(JSON.stringify(status)).not.toMatch(/112\/UBND|Sở Xây dựng|specialist/);
  });

  it('goes on where it stopped', () => {
    const going = resumedAt('2026-12-03 10:00', waiting);
    // Whole days: the 24th and 3 December are not counted, so that three are left from the 4th on.
    expect(going).toMatchObject({ dueAt: clock('2026-12-08 17:00'), suspensions: [{ to: clock('2026-12-03 10:00') }] });
    expect(publicStatus(going)).not.toHaveProperty('pausedFor');
    expect(publicStatus(going).paused).toBe(false);
  });

  it('cannot be led on, nor anything be asked of the citizen, before it goes on', () => {
    const act = { by: specialist, at: clock('2026-11-25 09:00') };
    expect(() => passOn(waiting, act, calendar)).toThrow(StandsStill);
    expect(() => requestSupplement(waiting, { ...act, message: 'Thiếu', papers: ['form'], fields: [], until: plainDate('2026-12-10') }, calendar)).toThrow(StandsStill);
    expect(() => approveDossier(suspendWork(aDossier('approval'), { by: leader, at: clock('2026-11-25 16:00'), kind: 'court' }, calendar), { by: leader, at: clock('2026-11-26 09:00') }, calendar)).toThrow(StandsStill);
  });

  it('is not let stand still twice at once, and not taken up while it runs', () => {
    expect(() => suspendedAt('2026-11-25 09:00', waiting)).toThrow(IllegalMove);
    expect(() => resumedAt('2026-11-25 09:00', aDossier('in-processing'))).toThrow(IllegalMove);
  });

  it('is let stand still by who holds it, as often as the procedure allows', () => {
    expect(() => suspendWork(aDossier('in-processing'), { by: head, at: clock('2026-11-24 09:00'), kind: 'court' }, calendar)).toThrow(NotYourStep);
    const never = aDossier('in-processing', { limits: { supplements: 1, extensions: 1, suspensions: 0 } });
    expect(() => suspendedAt('2026-11-24 09:15', never)).toThrow(LimitReached);
    const days = ['24', '25', '26'];
    const thrice = days.reduce((dossier, day) => resumedAt(`2026-11-${day} 10:00`, suspendedAt(`2026-11-${day} 09:30`, dossier)), aDossier('in-processing'));
    expect(thrice.suspensions).toHaveLength(3);
    expect(() => suspendedAt('2026-11-27 09:15', thrice)).toThrow(LimitReached);
  });

  it('makes nothing on time that was late already', () => {
    const late = suspendedAt('2026-11-30 09:00');
    expect(deadlineOfDossier(late, calendar, clock('2026-12-01 09:00'))).toMatchObject({ light: 'overdue', dueAt: clock('2026-11-26 17:00') });
    expect(passOn(resumedAt('2026-12-01 09:00', late), { by: specialist, at: clock('2026-12-01 10:00') }, calendar).tracks.at(-1)?.verdict).toBe('late');
  });

  it('gives reception the day on which it goes on to hand the dossier over', () => {
    const still = suspendWork(aDossier('received'), { by: people.receptionist, at: clock('2026-11-23 15:00'), kind: 'force-majeure' }, calendar);
    expect(still.stepDueAt).toBeNull();
    expect(resumeWork(still, { by: people.receptionist, at: clock('2026-11-30 09:00') }, calendar).stepDueAt).toBe(clock('2026-11-30 17:00'));
  });

  it('of a confidential dossier does not say for what', () => {
    const by = inspectors.inspector;
    const held = receiveDossier(claimDossier(aConfidentialDossier(), { by, at: clock('2026-11-23 14:00') }), { by, at: clock('2026-11-23 14:20') }, calendar);
    const status = publicStatus(suspendWork(held, { by, at: clock('2026-11-24 09:15'), kind: 'court' }, calendar));
    expect(status.paused).toBe(true);
    expect(status).not.toHaveProperty('pausedFor');
  });
});

describe('suspensions', () => {
  const stood: Suspension = { from: clock('2026-11-24 09:00'), to: clock('2026-11-25 09:00'), reason: 'supplement' };
  const next = (from: string): Suspension => ({ from: clock(from), reason: 'other' });
  const now = clock('2026-11-27 09:00');

  it('come one after the other', () => {
    expect(andThen([stood], next('2026-11-25 09:00'), now)).toHaveLength(2);
    expect(() => andThen([stood], next('2026-11-25 08:59'), now)).toThrow(SuspensionOverlaps);
    expect(() => andThen([next('2026-11-24 09:00')], next('2026-11-26 09:00'), now)).toThrow(SuspensionOverlaps);
  });

  it('never begin in the future', () => {
    expect(() => andThen([], next('2026-11-27 09:01'), now)).toThrow(SuspensionOverlaps);
  });
});
