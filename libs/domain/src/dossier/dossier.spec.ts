import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../actor.ts';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import { plainDate } from '../calendar/plain-date.ts';
import { aDossier, aResult, aSubmission, aSupplementedDossier, people, usualSteps } from './a-dossier.ts';
import { answerSupplement, confirmPayment, requestPayment, requestSupplement, stopDossier, withdrawDossier } from './asking.ts';
import { deadlineOfDossier, reckoned } from './course.ts';
import { approveDossier, attachResult, claimDossier, passOn, sendBack } from './handling.ts';
import { permissions } from './permission.ts';
import { receiveDossier, refuseDossier, submitDossier } from './reception.ts';
import { AlreadyRated, HeldByColleague, IllegalMove, LimitReached, MoveIncomplete, NoEarlierStep, NotYourDossier, NotYourStep, ResultMissing, StillWaiting } from './refusals.ts';
import { rateDossier, returnResult } from './returning.ts';
import { checkSteps, StepsUnusable } from './steps.ts';

const calendar = aCalendar();
const { citizen, stranger, receptionist, specialist, head, leader, payments } = people;
const colleague: Actor = { ...specialist, id: 'specialist-tam' };
const until = plainDate('2026-12-09');
const asked = { message: 'Thiếu chữ ký', papers: ['family-minutes'], fields: [], until };

describe('at reception', () => {
  it('an online dossier is to be answered within 8 working hours', () => {
    expect(aDossier('submitted')).toMatchObject({ version: 1, state: 'submitted', stepId: 'reception', answerDueAt: clock('2026-11-24 10:41'), dueAt: null });
  });

  it('the citizen is promised the day that the term says', () => {
    const due = clock('2026-11-26 17:00');
    expect(aDossier('received')).toMatchObject({ state: 'received', receivedAt: clock('2026-11-23 14:20'), dueAt: due, appointmentAt: due });
  });

  it('a received dossier is to be handed over the same day, or next morning after 15:00', () => {
    expect(aDossier('received').stepDueAt).toBe(clock('2026-11-23 17:00'));
    expect(receiveDossier(aDossier(), { by: receptionist, at: clock('2026-11-23 15:30') }, calendar).stepDueAt).toBe(clock('2026-11-24 11:30'));
  });

  it('papers asked for before reception stop the 8 hours, and start them afresh', () => {
    const waiting = requestSupplement(aDossier(), { by: receptionist, at: clock('2026-11-23 14:00'), ...asked }, calendar);
    expect(waiting).toMatchObject({ state: 'supplement-requested', answerDueAt: null, dueAt: null });
    const answered = answerSupplement(waiting, { by: citizen, at: clock('2026-11-25 10:00') }, calendar);
    expect(answered).toMatchObject({ state: 'submitted', answerDueAt: clock('2026-11-26 10:00') });
    expect(receiveDossier(answered, { by: receptionist, at: clock('2026-11-25 10:30') }, calendar).dueAt).toBe(clock('2026-11-30 17:00'));
  });

  it('a refusal says why', () => {
    expect(aDossier('refused').closed).toEqual({ at: clock('2026-11-23 14:20'), reason: 'Không thuộc thẩm quyền' });
    expect(() => refuseDossier(aDossier(), { by: receptionist, at: clock('2026-11-23 14:20'), reason: '  ' })).toThrow(MoveIncomplete);
  });

  it.each([
    ['no steps to speak of', usualSteps.slice(0, 1)],
    ['two steps of one name', [...usualSteps, usualSteps[0]!]],
    ['shares beyond the whole', usualSteps.map((step) => ({ ...step, share: 30 }))],
    ['a negative share', usualSteps.map((step) => ({ ...step, share: -1 }))],
  ])('a procedure with %s is not begun', (_, steps) => {
    expect(() => submitDossier({ ...aSubmission, steps }, calendar)).toThrow(StepsUnusable);
    expect(() => checkSteps(usualSteps)).not.toThrow();
  });
});

describe('from hand to hand', () => {
  const appraisal = aDossier('in-processing');

  it('a step has its share of the term from when it began', () => {
    // 60 % of the time from Monday 14:20 to Thursday 17:00, counted from Monday 16:05.
    expect(appraisal).toMatchObject({ stepId: 'appraisal', stepSince: clock('2026-11-23 16:05'), assignee: null });
    expect(appraisal.stepDueAt).toBe(clock('2026-11-25 16:05'));
  });

  it('each hand-over says who gave, who took and how the date was kept', () => {
    const taken = claimDossier(appraisal, { by: specialist, at: clock('2026-11-24 08:00') });
    expect(taken.tracks).toEqual([
      {
        from: 'reception',
        to: 'appraisal',
        givenBy: receptionist.id,
        givenAt: clock('2026-11-23 16:05'),
        dueAt: clock('2026-11-23 17:00'),
        verdict: 'on-time',
        takenBy: specialist.id,
        takenAt: clock('2026-11-24 08:00'),
      },
    ]);
  });

  it.each([
    ['2026-11-24 16:00', 'early'],
    ['2026-11-25 16:05', 'on-time'],
    ['2026-11-25 16:06', 'late'],
  ])('handed over at %s is %s', (at, verdict) => {
    const passed = passOn(appraisal, { by: specialist, at: clock(at) }, calendar);
    expect(passed.tracks.at(-1)).toMatchObject({ verdict });
    expect(passed.history.at(-1)).toMatchObject({ move: 'pass-on', verdict });
  });

  it('who acts first on a dossier that nobody holds, holds it', () => {
    const drafted = attachResult(appraisal, { by: specialist, at: clock('2026-11-24 08:00'), document: aResult });
    expect(drafted.assignee).toBe(specialist.id);
    expect(drafted.tracks.at(-1)).toMatchObject({ takenBy: specialist.id });
    expect(() => passOn(drafted, { by: colleague, at: clock('2026-11-24 09:00') }, calendar)).toThrow(expect.objectContaining({ params: expect.objectContaining({ because: 'colleague' }) }));
  });

  it('a colleague takes it over only with a reason', () => {
    const held = claimDossier(appraisal, { by: specialist, at: clock('2026-11-24 08:00') });
    expect(() => claimDossier(held, { by: colleague, at: clock('2026-11-24 09:00') })).toThrow(HeldByColleague);
    const takenOver = claimDossier(held, { by: colleague, at: clock('2026-11-24 09:00'), reason: 'Anh Bảo nghỉ ốm' });
    expect(takenOver.assignee).toBe(colleague.id);
    expect(takenOver.tracks.at(-1)).toMatchObject({ takenBy: specialist.id });
    expect(takenOver.history.at(-1)).toMatchObject({ move: 'claim', note: 'Anh Bảo nghỉ ốm' });
  });

  it('handed to somebody by name, it is his alone', () => {
    const named = passOn(aDossier('received'), { by: receptionist, at: clock('2026-11-23 16:05'), assignee: specialist.id }, calendar);
    expect(() => attachResult(named, { by: colleague, at: clock('2026-11-24 08:00'), document: aResult })).toThrow(NotYourStep);
    expect(attachResult(named, { by: specialist, at: clock('2026-11-24 08:00'), document: aResult }).result).toBeDefined();
  });

  it('sent back it returns to who had it, with the reason', () => {
    const back = sendBack(aDossier('review'), { by: head, at: clock('2026-11-25 11:00'), to: 'appraisal', reason: 'Chưa rõ ngành nghề' }, calendar);
    expect(back).toMatchObject({ state: 'in-processing', stepId: 'appraisal', assignee: specialist.id });
    expect(back.history.at(-1)).toMatchObject({ move: 'send-back', step: 'review', note: 'Chưa rõ ngành nghề' });
  });

  it('sent back over several steps it returns to who had it there', () => {
    const back = sendBack(aDossier('approval'), { by: leader, at: clock('2026-11-26 08:00'), to: 'appraisal', reason: 'Chưa rõ ngành nghề' }, calendar);
    expect(back).toMatchObject({ stepId: 'appraisal', assignee: specialist.id });
  });

  it.each(['review', 'approval', 'return', 'nowhere'])('from review nothing is sent "back" to %s', (to) => {
    expect(() => sendBack(aDossier('review'), { by: head, at: clock('2026-11-25 11:00'), to, reason: 'Nhầm' }, calendar)).toThrow(NoEarlierStep);
  });

  it('the office next door has no say', () => {
    const neighbour: Actor = { ...specialist, agency: '000.12.36.H29' };
    expect(() => passOn(appraisal, { by: neighbour, at: clock('2026-11-24 08:00') }, calendar)).toThrow(expect.objectContaining({ params: expect.objectContaining({ because: 'agency' }) }));
  });

  it('a step of another agency is done there and nowhere else (liên thông)', () => {
    const ward = '001.12.35.H29';
    const steps = usualSteps.map((step) => (step.id === 'appraisal' ? { ...step, agency: ward } : step));
    const linked = aDossier('received', { steps });
    const away = passOn(linked, { by: receptionist, at: clock('2026-11-23 16:05') }, calendar);
    expect(() => passOn(away, { by: specialist, at: clock('2026-11-24 08:00') }, calendar)).toThrow(NotYourStep);
    expect(passOn(away, { by: { ...specialist, agency: ward }, at: clock('2026-11-24 08:00') }, calendar).stepId).toBe('review');
  });

  it('the decision is the leader’s, at his step, on a result that exists', () => {
    expect(() => approveDossier(appraisal, { by: specialist, at: clock('2026-11-24 08:00') }, calendar)).toThrow(IllegalMove);
    expect(() => passOn(aDossier('approval'), { by: leader, at: clock('2026-11-26 08:00') }, calendar)).toThrow(IllegalMove);
    const { result: _, ...undrafted } = aDossier('approval');
    expect(() => approveDossier(undrafted, { by: leader, at: clock('2026-11-26 08:00') }, calendar)).toThrow(ResultMissing);
  });

  it('approved, the result waits at the last step and the clock is over', () => {
    const approved = aDossier('completed');
    expect(approved).toMatchObject({ state: 'completed', stepId: 'return', assignee: null, completedAt: clock('2026-11-26 09:00'), stepDueAt: null, result: { approvedBy: leader.id, decision: 'granted' } });
    expect(deadlineOfDossier(approved, calendar, clock('2027-01-04 08:00'))).toMatchObject({ light: 'finished', dueAt: clock('2026-11-26 17:00'), minutesLeft: 390 });
  });
});

describe('while the citizen owes papers or money', () => {
  it('the clock stands still and goes on with the answer, to where the dossier was', () => {
    const waiting = aDossier('supplement-requested');
    expect(waiting).toMatchObject({ dueAt: null, stepDueAt: null, askedIn: 'in-processing', assignee: specialist.id, appointmentAt: clock('2026-11-26 17:00') });
    expect(deadlineOfDossier(waiting, calendar, clock('2026-12-01 09:00')).light).toBe('paused');
    const answered = aSupplementedDossier();
    expect(answered).toMatchObject({ state: 'in-processing', stepId: 'appraisal', askedIn: null, assignee: specialist.id, dueAt: clock('2026-12-04 17:00') });
    expect(answered.suspensions).toEqual([{ from: clock('2026-11-24 09:15'), to: clock('2026-12-01 10:00'), reason: 'supplement' }]);
    expect(answered.supplements[0]).toMatchObject({ requestedAt: clock('2026-11-24 09:15'), answeredAt: clock('2026-12-01 10:00'), until });
    expect(answered.stepDueAt).not.toBeNull();
  });

  it('a second request is one too many, unless the procedure says otherwise', () => {
    const again = { by: specialist, at: clock('2026-12-02 09:00'), ...asked };
    expect(() => requestSupplement(aSupplementedDossier(), again, calendar)).toThrow(LimitReached);
    const patient = aSupplementedDossier({ limits: { supplements: 2, extensions: 1 } });
    expect(requestSupplement(patient, again, calendar).state).toBe('supplement-requested');
  });

  it.each([
    ['without a message', { message: ' ' }],
    ['for nothing', { papers: [], fields: [] }],
    ['by today', { until: plainDate('2026-11-24') }],
  ])('a request %s is refused', (_, wrong) => {
    expect(() => requestSupplement(aDossier('in-processing'), { by: specialist, at: clock('2026-11-24 09:15'), ...asked, ...wrong }, calendar)).toThrow(MoveIncomplete);
  });

  it('only the owner answers, or the front desk for who comes to the counter', () => {
    const waiting = aDossier('supplement-requested');
    expect(() => answerSupplement(waiting, { by: stranger, at: clock('2026-12-01 10:00') }, calendar)).toThrow(NotYourDossier);
    expect(() => answerSupplement(waiting, { by: specialist, at: clock('2026-12-01 10:00') }, calendar)).toThrow(NotYourStep);
    expect(answerSupplement(waiting, { by: receptionist, at: clock('2026-12-01 10:00') }, calendar).state).toBe('in-processing');
  });

  it('a program that handed in a dossier owns it; an official never acts as its citizen', () => {
    const waiting = aDossier('supplement-requested');
    const answer = (by: Actor) => answerSupplement(waiting, { by, at: clock('2026-12-01 10:00') }, calendar);
    expect(answer({ id: waiting.owner, kind: 'client', roles: [] }).state).toBe('in-processing');
    expect(() => answer({ ...specialist, id: waiting.owner })).toThrow(NotYourStep);
    expect(() => passOn(aDossier('in-processing'), { by: { ...specialist, kind: 'citizen' }, at: clock('2026-11-24 08:00') }, calendar)).toThrow(NotYourStep);
  });

  it('it is stopped only after the last day to answer', () => {
    const waiting = aDossier('supplement-requested');
    const stop = (at: string) => stopDossier(waiting, { by: specialist, at: clock(at), reason: 'Quá hạn bổ sung' }, calendar);
    expect(() => stop('2026-12-09 16:59')).toThrow(StillWaiting);
    expect(stop('2026-12-10 07:30')).toMatchObject({ state: 'stopped', closed: { reason: 'Quá hạn bổ sung' } });
  });

  it('money that arrives sets the clock going', () => {
    const paid = confirmPayment(aDossier('payment-requested'), { by: payments, at: clock('2026-11-24 14:00'), receipt: 'BL-0001' }, calendar);
    expect(paid).toMatchObject({ state: 'in-processing', dueAt: clock('2026-11-27 17:00') });
    expect(paid.payments[0]).toMatchObject({ amount: 50_000, paidAt: clock('2026-11-24 14:00'), receipt: 'BL-0001' });
    expect(() => confirmPayment(aDossier('payment-requested'), { by: citizen, at: clock('2026-11-24 14:00'), receipt: 'BL-1' }, calendar)).toThrow(NotYourStep);
  });

  it.each([0, -1, 0.5])('nobody is asked for %p đồng', (amount) => {
    expect(() => requestPayment(aDossier('received'), { by: receptionist, at: clock('2026-11-23 15:00'), amount, reason: 'Lệ phí', until }, calendar)).toThrow(MoveIncomplete);
  });

  it('a clock that is a minute behind does not turn the history round', () => {
    const early = answerSupplement(aDossier('supplement-requested'), { by: citizen, at: clock('2026-11-24 09:14') }, calendar);
    expect(early.changedAt).toBe(clock('2026-11-24 09:15'));
    expect(early.dueAt).toBe(clock('2026-11-26 17:00'));
  });
});

describe('the term', () => {
  it('moves when a holiday is decreed late', () => {
    const decreed = aCalendar({ version: 2, holidays: [{ on: '2026-11-25', name: { vi: 'Nghỉ bù', en: 'Day off' } }] });
    const moved = reckoned(aDossier('received'), decreed);
    expect([moved.dueAt, moved.appointmentAt]).toEqual([clock('2026-11-27 17:00'), clock('2026-11-26 17:00')]);
  });
});

describe('the end', () => {
  it('the result is returned to somebody, some way', () => {
    expect(aDossier('returned').returned).toEqual({ at: clock('2026-11-27 08:00'), collector: 'Nguyễn Thị Minh Hạnh', channel: 'counter' });
    expect(() => returnResult(aDossier('completed'), { by: receptionist, at: clock('2026-11-27 08:00'), collector: '', channel: 'post' })).toThrow(MoveIncomplete);
  });

  it('the citizen rates it from 1 to 5, once', () => {
    const act = { by: citizen, at: clock('2026-11-28 20:00') };
    const rated = rateDossier(aDossier('returned'), { ...act, stars: 5, comment: 'Nhanh' });
    expect(rated.rating).toEqual({ stars: 5, comment: 'Nhanh', at: act.at });
    expect(() => rateDossier(rated, { ...act, stars: 1 })).toThrow(AlreadyRated);
    for (const stars of [0, 6, 2.5]) expect(() => rateDossier(aDossier('returned'), { ...act, stars })).toThrow(MoveIncomplete);
    expect(() => rateDossier(aDossier('returned'), { ...act, by: stranger, stars: 1 })).toThrow(NotYourDossier);
  });

  it('it can be withdrawn until the decision, with a reason', () => {
    expect(aDossier('withdrawn').closed?.reason).toBe('Đổi địa điểm');
    expect(() => withdrawDossier(aDossier('completed'), { by: citizen, at: clock('2026-11-26 10:00'), reason: 'Đổi ý' })).toThrow(IllegalMove);
  });
});

describe('permissions', () => {
  it('tell a page what may be done, and why the rest may not', () => {
    const forHead = permissions(aDossier('in-processing'), head);
    expect(forHead.filter(({ allowed }) => allowed).map(({ move }) => move)).toEqual(['reassign']);
    expect(forHead.find(({ move }) => move === 'pass-on')?.because).toMatchObject({ code: 'dossier-not-your-step', params: { because: 'role' } });
    const forSpecialist = permissions(aSupplementedDossier(), specialist);
    expect(forSpecialist.filter(({ allowed }) => allowed).map(({ move }) => move)).toEqual(['claim', 'pass-on', 'send-back', 'attach-result', 'request-payment', 'draft-apology', 'suspend', 'reassign', 'consult', 'transfer']);
    expect(forSpecialist.find(({ move }) => move === 'request-supplement')?.because).toMatchObject({ code: 'dossier-limit-reached' });
    expect(permissions(aDossier('stopped'), specialist)).toEqual([]);
  });
});
