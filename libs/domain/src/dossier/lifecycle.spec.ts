import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../actor.ts';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import { plainDate } from '../calendar/plain-date.ts';
import { aDossier, aResult, inspectors, people, usualSteps } from './a-dossier.ts';
import { answerSupplement, confirmPayment, requestPayment, requestSupplement, stopDossier, withdrawDossier } from './asking.ts';
import type { Dossier } from './dossier.ts';
import { approveDossier, assignDossier, attachResult, claimDossier, extendTerm, passOn, sendBack } from './handling.ts';
import { moves } from './lifecycle.ts';
import type { Move } from './lifecycle.ts';
import { receiveDossier, refuseDossier } from './reception.ts';
import { IllegalMove, NotYourDossier, NotYourStep } from './refusals.ts';
import { rateDossier, returnResult } from './returning.ts';
import type { DossierState } from './state.ts';
import { dossierStates, officialNumber } from './state.ts';

const calendar = aCalendar();
const at = clock('2026-12-10 09:00');
const until = plainDate('2026-12-31');

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
  extend: (dossier, by) => extendTerm(dossier, { by, at, until, reason: 'Cần xác minh' }, calendar),
  withdraw: (dossier, by) => withdrawDossier(dossier, { by, at, reason: 'Đổi ý' }),
  stop: (dossier, by) => stopDossier(dossier, { by, at, reason: 'Quá hạn bổ sung' }, calendar),
  rate: (dossier, by) => rateDossier(dossier, { by, at, stars: 5 }),
};

/** Done on the spot: who receives also decides. */
const onTheSpot = attachResult(aDossier('received', { steps: usualSteps.filter(({ role }) => role === 'receptionist') }), { by: people.receptionist, at, document: aResult });

/** Where a dossier in a state can stand. */
const places: Record<DossierState, readonly Dossier[]> = {
  submitted: [aDossier('submitted')],
  received: [aDossier('received'), onTheSpot],
  refused: [aDossier('refused')],
  'in-processing': [aDossier('in-processing'), aDossier('review'), aDossier('approval')],
  'supplement-requested': [aDossier('supplement-requested')],
  'payment-requested': [aDossier('payment-requested')],
  withdrawn: [aDossier('withdrawn')],
  stopped: [aDossier('stopped')],
  completed: [aDossier('completed')],
  returned: [aDossier('returned')],
};

/** What the law and the desk allow, written out once more by hand: state, move, who, state after. */
const legal: readonly [DossierState, Move, (keyof typeof people)[], DossierState][] = [
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
  ['received', 'extend', ['receptionist'], 'received'],
  ['received', 'request-supplement', ['receptionist'], 'supplement-requested'],
  ['received', 'request-payment', ['receptionist'], 'payment-requested'],
  ['received', 'withdraw', ['citizen', 'receptionist'], 'withdrawn'],
  ['in-processing', 'claim', ['specialist', 'head', 'leader'], 'in-processing'],
  ['in-processing', 'pass-on', ['specialist', 'head'], 'in-processing'],
  ['in-processing', 'send-back', ['specialist', 'head', 'leader'], 'in-processing'],
  ['in-processing', 'attach-result', ['specialist', 'head', 'leader'], 'in-processing'],
  ['in-processing', 'approve', ['leader'], 'completed'],
  ['in-processing', 'extend', ['specialist', 'head', 'leader'], 'in-processing'],
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
    for (const refusal of others) expect([NotYourStep, NotYourDossier, IllegalMove].some((kind) => refusal instanceof kind)).toBe(true);
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
