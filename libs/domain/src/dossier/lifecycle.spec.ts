import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../actor.ts';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import { plainDate } from '../calendar/plain-date.ts';
import { aConsultingDossier, aDossier, anOfferedDossier, aPostedDossier, aResult, inspectors, neighbourAgency, neighbours, people as ours, usualSteps } from './a-dossier.ts';
import { acknowledgeConsultation, answerConsultation, consultAgency, declineConsultation, recallConsultation } from './consulting.ts';
import { answerSupplement, confirmPayment, requestPayment, requestSupplement, stopDossier, withdrawDossier } from './asking.ts';
import type { Dossier } from './dossier.ts';
import { approveDossier, assignDossier, attachResult, claimDossier, passOn, sendBack } from './handling.ts';
import { approveApology, declineApology, draftApology } from './apologising.ts';
import { moves } from './lifecycle.ts';
import type { Move } from './lifecycle.ts';
import { reassignDossier } from './reassigning.ts';
import { receiveDossier, refuseDossier } from './reception.ts';
import { IllegalMove, NotYourDossier, NotYourStep, StandsStill } from './refusals.ts';
import { confirmDelivery, rateDossier, returnResult } from './returning.ts';
import { resumeWork, suspendWork } from './suspending.ts';
import type { DossierState } from './state.ts';
import { dossierStates, officialNumber } from './state.ts';
import { acceptTransfer, declineTransfer, recallTransfer, transferDossier } from './transferring.ts';

const calendar = aCalendar();
const at = clock('2026-12-10 09:00');
const until = plainDate('2026-12-31');
const people = { ...ours, ...neighbours };
/** Another of the role that has the dossier now. */
const other = (dossier: Dossier): Actor => ({ id: 'colleague-an', kind: 'official', roles: usualSteps.map(({ role }) => role), agency: dossier.agency.code });
const id = 'question-1';

/** Each move as somebody would make it, whoever that is. */
const make: Record<Move, (dossier: Dossier, by: Actor) => Dossier> = {
  receive: (dossier, by) => receiveDossier(dossier, { by, at }, calendar),
  refuse: (dossier, by) => refuseDossier(dossier, { by, at, reason: 'Không thuộc thẩm quyền' }),
  claim: (dossier, by) => claimDossier(dossier, { by, at, reason: 'Đồng nghiệp nghỉ' }),
  assign: (dossier, by) => assignDossier(dossier, { by, at, to: inspectors.inspector, reason: 'Phân công' }),
  'pass-on': (dossier, by) => passOn(dossier, { by, at }, calendar),
  'send-back': (dossier, by) => sendBack(dossier, { by, at, to: 'reception', reason: 'Thiếu giấy tờ' }, calendar),
  'attach-result': (dossier, by) => attachResult(dossier, { by, at, document: aResult }),
  approve: (dossier, by) => approveDossier(dossier, { by, at }, calendar),
  return: (dossier, by) => returnResult(dossier, { by, at, collector: 'Nguyễn Thị Minh Hạnh', channel: 'post' }),
  'request-supplement': (dossier, by) => requestSupplement(dossier, { by, at, message: 'Thiếu chữ ký', papers: ['minutes'], fields: [], until }, calendar),
  supplement: (dossier, by) => answerSupplement(dossier, { by, at }, calendar),
  'request-payment': (dossier, by) => requestPayment(dossier, { by, at, amount: 50_000, reason: 'Lệ phí', until }, calendar),
  'confirm-payment': (dossier, by) => confirmPayment(dossier, { by, at, receipt: 'BL-1' }, calendar),
  'draft-apology': (dossier, by) => draftApology(dossier, { by, at, until: until, reason: 'Xác minh' }, calendar),
  'approve-apology': (dossier, by) => approveApology(dossier, { by, at, number: '12' }, calendar),
  'decline-apology': (dossier, by) => declineApology(dossier, { by, at, reason: 'Nêu rõ hơn' }),
  suspend: (dossier, by) => suspendWork(dossier, { by, at, kind: 'agency-answer', paper: '112/UBND' }, calendar),
  'resume-work': (dossier, by) => resumeWork(dossier, { by, at }, calendar),
  withdraw: (dossier, by) => withdrawDossier(dossier, { by, at, reason: 'Đổi ý' }),
  stop: (dossier, by) => stopDossier(dossier, { by, at, reason: 'Quá hạn bổ sung' }, calendar),
  rate: (dossier, by) => rateDossier(dossier, { by, at, stars: 5 }),
  reassign: (dossier, by) => reassignDossier(dossier, { by, at, to: other(dossier), reason: 'Đồng nghiệp nghỉ phép' }),
  consult: (dossier, by) => consultAgency(dossier, { by, at, id: 'question-2', to: neighbourAgency, question: 'Có trong quy hoạch không?', papers: [], days: 5 }, calendar),
  'acknowledge-consultation': (dossier, by) => acknowledgeConsultation(dossier, { by, at, id }),
  'answer-consultation': (dossier, by) => answerConsultation(dossier, { by, at, id, answer: 'Không vướng quy hoạch' }),
  'decline-consultation': (dossier, by) => declineConsultation(dossier, { by, at, id, reason: 'Không thuộc địa bàn' }),
  'recall-consultation': (dossier, by) => recallConsultation(dossier, { by, at, id }),
  transfer: (dossier, by) => transferDossier(dossier, { by, at, to: neighbourAgency, reason: 'Không thuộc thẩm quyền' }),
  'accept-transfer': (dossier, by) => acceptTransfer(dossier, { by, at }, calendar),
  'decline-transfer': (dossier, by) => declineTransfer(dossier, { by, at, reason: 'Cũng không thuộc thẩm quyền' }),
  'recall-transfer': (dossier, by) => recallTransfer(dossier, { by, at }),
  'confirm-delivery': (dossier, by) => confirmDelivery(dossier, { by, at, deliveredOn: plainDate('2026-12-01') }, calendar),
};

/** Done on the spot: who receives also decides. */
const onTheSpot = attachResult(aDossier('received', { steps: usualSteps.filter(({ role }) => role === 'receptionist') }), { by: people.receptionist, at, document: aResult });

const whileReceived = consultAgency(aDossier('received'), { by: people.receptionist, at, id, to: neighbourAgency, question: 'Có vướng không?', papers: [], days: 3 }, calendar);
/** The citizen owes something while another agency owes an answer. */
const askedMeanwhile = make['request-supplement'](aConsultingDossier(), people.specialist);
const owedMeanwhile = make['request-payment'](aConsultingDossier(), people.specialist);

const early = clock('2026-11-26 16:00');
const suspendedBy = (by: Actor, dossier: Dossier) => suspendWork(dossier, { by, at: clock('2026-11-24 09:00'), kind: 'inspection' }, calendar);
const apologisedBy = (by: Actor, dossier: Dossier) => draftApology(dossier, { by, at: early, until, reason: 'Cần xác minh' }, calendar);
/** A dossier, the same while it stands still, and the same with a letter that waits. */
const andOtherwise = (by: Actor, dossier: Dossier) => [dossier, suspendedBy(by, dossier), apologisedBy(by, dossier)];

/** Where a dossier in a state can stand. */
const places: Record<DossierState, readonly Dossier[]> = {
  submitted: [aDossier('submitted'), anOfferedDossier(aDossier(), people.receptionist)],
  received: [...andOtherwise(people.receptionist, aDossier('received')), onTheSpot, anOfferedDossier(aDossier('received'), people.receptionist), whileReceived],
  refused: [aDossier('refused')],
  'in-processing': [...andOtherwise(people.specialist, aDossier('in-processing')), ...andOtherwise(people.head, aDossier('review')), ...andOtherwise(people.leader, aDossier('approval')), aConsultingDossier(), anOfferedDossier()],
  'supplement-requested': [aDossier('supplement-requested'), askedMeanwhile],
  'payment-requested': [aDossier('payment-requested'), owedMeanwhile],
  withdrawn: [aDossier('withdrawn')],
  stopped: [aDossier('stopped')],
  completed: [aDossier('completed')],
  returned: [aDossier('returned'), aPostedDossier()],
};

/** What the law and the desk allow, written out once more by hand: state, move, who, state after. */
type Row = [DossierState, Move, (keyof typeof people)[], DossierState];
const legal: readonly Row[] = [
  ['submitted', 'claim', ['receptionist'], 'submitted'],
  ['submitted', 'receive', ['receptionist'], 'received'],
  ['submitted', 'refuse', ['receptionist'], 'refused'],
  ['submitted', 'request-supplement', ['receptionist'], 'supplement-requested'],
  ['submitted', 'request-payment', ['receptionist'], 'payment-requested'],
  ['submitted', 'withdraw', ['citizen', 'receptionist'], 'withdrawn'],
  ['received', 'claim', ['receptionist'], 'received'],
  ['received', 'pass-on', ['receptionist'], 'in-processing'],
  ['received', 'attach-result', ['receptionist'], 'received'],
  ['received', 'approve', ['receptionist'], 'completed'],
  ['received', 'draft-apology', ['receptionist'], 'received'],
  ['received', 'approve-apology', ['leader'], 'received'],
  ['received', 'decline-apology', ['leader'], 'received'],
  ['received', 'suspend', ['receptionist'], 'received'],
  ['received', 'resume-work', ['receptionist', 'payments'], 'received'],
  ['received', 'request-supplement', ['receptionist'], 'supplement-requested'],
  ['received', 'request-payment', ['receptionist'], 'payment-requested'],
  ['received', 'withdraw', ['citizen', 'receptionist'], 'withdrawn'],
  ['in-processing', 'claim', ['specialist', 'head', 'leader'], 'in-processing'],
  ['in-processing', 'pass-on', ['specialist', 'head'], 'in-processing'],
  ['in-processing', 'send-back', ['specialist', 'head', 'leader'], 'in-processing'],
  ['in-processing', 'attach-result', ['specialist', 'head', 'leader'], 'in-processing'],
  ['in-processing', 'approve', ['leader'], 'completed'],
  ['in-processing', 'draft-apology', ['specialist', 'head', 'leader'], 'in-processing'],
  ['in-processing', 'approve-apology', ['leader'], 'in-processing'],
  ['in-processing', 'decline-apology', ['leader'], 'in-processing'],
  ['in-processing', 'suspend', ['specialist', 'head', 'leader'], 'in-processing'],
  ['in-processing', 'resume-work', ['specialist', 'head', 'leader', 'payments'], 'in-processing'],
  ['in-processing', 'request-supplement', ['specialist', 'head', 'leader'], 'supplement-requested'],
  ['in-processing', 'request-payment', ['specialist', 'head', 'leader'], 'payment-requested'],
  ['in-processing', 'withdraw', ['citizen', 'receptionist'], 'withdrawn'],
  ['supplement-requested', 'claim', ['specialist'], 'supplement-requested'],
  ['supplement-requested', 'supplement', ['citizen', 'receptionist'], 'in-processing'],
  ['supplement-requested', 'withdraw', ['citizen', 'receptionist'], 'withdrawn'],
  ['supplement-requested', 'stop', ['specialist', 'payments'], 'stopped'],
  ['payment-requested', 'claim', ['specialist'], 'payment-requested'],
  ['payment-requested', 'confirm-payment', ['payments', 'receptionist'], 'in-processing'],
  ['payment-requested', 'withdraw', ['citizen', 'receptionist'], 'withdrawn'],
  ['payment-requested', 'stop', ['specialist', 'payments'], 'stopped'],
  ['completed', 'claim', ['receptionist'], 'completed'],
  ['completed', 'return', ['receptionist'], 'returned'],
  ['returned', 'rate', ['citizen'], 'returned'],
  // Nobody holds it when it has just come in, or come back to be returned: then only a head or leader says whose it is.
  ...(['submitted', 'completed'] as const).map((state): Row => [state, 'reassign', ['head', 'leader'], state]),
  ['received', 'reassign', ['receptionist', 'head', 'leader'], 'received'],
  ...(['in-processing', 'supplement-requested', 'payment-requested'] as const).map((state): Row => [state, 'reassign', ['specialist', 'head', 'leader'], state]),
  ['received', 'consult', ['receptionist'], 'received'],
  ['in-processing', 'consult', ['specialist', 'head', 'leader'], 'in-processing'],
  ...(['received', 'in-processing', 'supplement-requested', 'payment-requested'] as const).flatMap((state): Row[] => [
    [state, 'acknowledge-consultation', ['neighbour'], state],
    [state, 'answer-consultation', ['neighbour'], state],
    [state, 'decline-consultation', ['neighbour'], state],
    [state, 'recall-consultation', ['head', 'leader', state === 'received' ? 'receptionist' : 'specialist'], state],
  ]),
  ...(['submitted', 'received', 'in-processing'] as const).flatMap((state): Row[] => [
    [state, 'transfer', state === 'in-processing' ? ['specialist', 'head', 'leader'] : ['receptionist'], state],
    [state, 'accept-transfer', ['neighbour'], state],
    [state, 'decline-transfer', ['neighbour'], state],
    [state, 'recall-transfer', ['head', 'leader', state === 'in-processing' ? 'specialist' : 'receptionist'], state],
  ]),
  ['returned', 'confirm-delivery', ['receptionist'], 'returned'],
];

const everybody = Object.keys(people) as (keyof typeof people)[];
const cells = dossierStates.flatMap((state) =>
  moves.map((move) => {
    const row = legal.find(([from, what]) => from === state && what === move);
    return { state, move, who: row?.[2] ?? [], to: row?.[3] };
  }),
);
const outcomes = (state: DossierState, move: Move, who: keyof typeof people) =>
  places[state].map((dossier) => {
    try {
      return make[move](dossier, people[who]).state;
    } catch (error) {
      return error;
    }
  });

describe('every cell of the lifecycle table', () => {
  it.each(cells.filter(({ to }) => to !== undefined))('$state: $move leads to $to, by $who and nobody else', ({ state, move, who, to }) => {
    const able = everybody.filter((person) => outcomes(state, move, person).includes(to));
    expect(able.sort()).toEqual([...who].sort());
    const others = everybody.filter((person) => !who.includes(person)).flatMap((person) => outcomes(state, move, person));
    for (const refusal of others) expect([NotYourStep, NotYourDossier, IllegalMove, StandsStill].some((kind) => refusal instanceof kind)).toBe(true);
  });

  it.each(cells.filter(({ to }) => to === undefined))('a $state dossier: nobody can $move', ({ state, move }) => {
    for (const refusal of everybody.flatMap((person) => outcomes(state, move, person))) expect(refusal).toBeInstanceOf(IllegalMove);
  });
});

describe('the ten public statuses', () => {
  it('have their official numbers', () => {
    expect(dossierStates.map((state) => [officialNumber(state), state])).toEqual([
      [1, 'submitted'],
      [2, 'received'],
      [3, 'refused'],
      [4, 'in-processing'],
      [5, 'supplement-requested'],
      [6, 'payment-requested'],
      [7, 'withdrawn'],
      [8, 'stopped'],
      [9, 'completed'],
      [10, 'returned'],
    ]);
  });
});

describe('every move', () => {
  it.each(legal)('%s, %s: makes the version one higher and stands in the history', (state, move, [who]) => {
    const before = places[state].find((dossier) => (who === undefined ? false : canMove(dossier, move, people[who])))!;
    const after = make[move](before, people[who!]);
    expect(after.version).toBe(before.version + 1);
    expect(after.history).toHaveLength(before.history.length + 1);
    expect(after.history.at(-1)).toMatchObject({ move, at, by: people[who!].id, from: state, to: after.state, step: before.stepId });
  });

  it('leaves the dossier it was made on as it was', () => {
    const before = aDossier('received');
    const copy = structuredClone(before);
    make['pass-on'](before, people.receptionist);
    expect(before).toEqual(copy);
  });

  it('carries along what a service keeps beside the dossier', () => {
    const kept = { ...aDossier('submitted'), contact: { name: 'Nguyễn Thị Minh Hạnh' } };
    expect(receiveDossier(kept, { by: people.receptionist, at }, calendar).contact).toEqual({ name: 'Nguyễn Thị Minh Hạnh' });
  });
});

function canMove(dossier: Dossier, move: Move, by: Actor): boolean {
  try {
    make[move](dossier, by);
    return true;
  } catch {
    return false;
  }
}
