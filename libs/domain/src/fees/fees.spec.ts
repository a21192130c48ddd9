import { describe, expect, it } from '@jest/globals';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import { plainDate } from '../calendar/plain-date.ts';
import { aDenunciation, aDossier, people } from '../dossier/a-dossier.ts';
import { requestPayment } from '../dossier/asking.ts';
import { refuseDossier } from '../dossier/reception.ts';
import type { DossierState } from '../dossier/state.ts';
import { openAccount } from './account.ts';
import { balanceOf, chargesOf, isDue } from './balance.ts';
import { askRefund, decideRefund, mayHandle, payRefund, setFee, takeMoney, voidPayment, type WithFees } from './fee-acts.ts';
import { AmountInvalid, changeOf } from './money.ts';
import { bookOf, writtenNumber } from './receipt-number.ts';

const calendar = aCalendar();
const at = clock('2026-11-27 09:00');
const fee = { amount: 100_000, online: 50_000, per: { vi: 'trang', en: 'page' }, payable: 'on-receipt', exemptions: [{ vi: 'Hộ nghèo: miễn', en: 'Poor households: free' }] } as const;
const withAccount = (state: DossierState, changes: Partial<typeof fee> = {}): WithFees => ({ ...aDossier(state), fees: openAccount({ ...fee, ...changes }, 'online') });
const counter = (changes: object = {}) => ({ by: people.receptionist, at, id: 'counter:1', amount: 50_000, way: 'cash' as const, ...changes });
const online = (changes: object = {}) => ({ by: people.payments, at, id: 'sandbox:1', amount: 50_000, way: 'gateway' as const, ...changes });
const paid = (state: DossierState = 'received') => takeMoney(withAccount(state), counter(), calendar);

describe('what a dossier owes', () => {
  it('is the fee of the way it came by', () => {
    expect(openAccount(fee, 'counter').tariff.amount).toBe(100_000);
    expect(openAccount(fee, 'api').tariff.amount).toBe(50_000);
    expect(openAccount({ ...fee, online: undefined }, 'online').tariff.amount).toBe(100_000);
  });

  it('is counted in units, less what is waived, and what was asked for besides', () => {
    const counted = setFee(withAccount('received'), { by: people.receptionist, at, quantity: 3, exemption: { which: 0, waived: 20_000, reason: 'Trang thứ ba' } }, calendar);
    const asked = requestPayment(counted, { by: people.receptionist, at, amount: 155_000, extra: 25_000, reason: 'Phí thẩm định', until: plainDate('2026-12-10') }, calendar);
    expect(chargesOf(asked)).toEqual([{ what: 'fee', amount: 130_000, quantity: 3, waived: 20_000 }, { what: 'extra', amount: 25_000, reason: 'Phí thẩm định' }]);
    expect(balanceOf(asked)).toEqual({ owed: 155_000, paid: 0, outstanding: 155_000, credit: 0 });
  });

  it('is nothing once it was refused: what was paid is a credit', () => {
    const submitted = takeMoney(withAccount('submitted'), counter(), calendar);
    expect(balanceOf(refuseDossier(submitted, { by: people.receptionist, at, reason: 'Không thuộc thẩm quyền' }))).toEqual({ owed: 0, paid: 50_000, outstanding: 0, credit: 50_000 });
  });

  it.each([
    ['on-receipt', 'submitted', true],
    ['on-receipt', 'in-processing', true],
    ['on-return', 'in-processing', false],
    ['on-return', 'payment-requested', true],
    ['on-return', 'completed', true],
    ['on-receipt', 'withdrawn', false],
  ] as const)('payable %s, %s: due %s', (payable, state, due) => {
    expect(isDue({ ...aDossier(state), fees: { ...openAccount(fee, 'online'), tariff: { ...openAccount(fee, 'online').tariff, payable } } })).toBe(due);
  });
});

describe('money', () => {
  it('is a line of the history that moves the dossier nowhere', () => {
    const before = withAccount('received');
    const after = takeMoney(before, counter({ tendered: 100_000 }), calendar);
    expect([after.version, after.state, after.dueAt]).toEqual([before.version + 1, 'received', before.dueAt]);
    expect(after.history.at(-1)).toMatchObject({ move: 'fee-paid', by: people.receptionist.id, from: 'received', to: 'received' });
    expect(after.fees.payments).toEqual([{ id: 'counter:1', amount: 50_000, way: 'cash', at, by: people.receptionist.id, tendered: 100_000 }]);
  });

  it('that was booked is not booked again', () => {
    const once = takeMoney(withAccount('received'), online(), calendar);
    expect(takeMoney(once, online({ at: clock('2026-11-28 09:00') }), calendar)).toBe(once);
  });

  it('that settles what was waited for lets the clock go on, part of it does not', () => {
    const asked = { ...aDossier('payment-requested'), fees: openAccount({ ...fee, amount: 0, online: 0 }, 'online') };
    expect(balanceOf(asked).outstanding).toBe(50_000);
    const part = takeMoney(asked, counter({ amount: 20_000 }), calendar);
    expect([part.state, part.history.at(-1)?.move]).toEqual(['payment-requested', 'fee-paid']);
    const whole = takeMoney(part, online({ amount: 30_000 }), calendar);
    expect([whole.state, whole.history.at(-1)?.move, whole.suspensions.at(-1)?.to]).toEqual(['in-processing', 'confirm-payment', at]);
  });

  it('waived lets it go on, too', () => {
    const asked = requestPayment(withAccount('received'), { by: people.receptionist, at, amount: 50_000, extra: 0, reason: 'Chưa nộp lệ phí', until: plainDate('2026-12-10') }, calendar);
    expect(setFee(asked, { by: people.receptionist, at, quantity: 1, exemption: { which: 0, reason: 'Sổ hộ nghèo 12/2026' } }, calendar).state).toBe('received');
  });

  it('comes in on line in every state, and too much is a credit', () => {
    for (const state of ['submitted', 'withdrawn', 'stopped', 'refused', 'returned', 'completed'] as const) {
      const twice = takeMoney(takeMoney(withAccount(state), online(), calendar), online({ id: 'sandbox:2' }), calendar);
      expect(balanceOf(twice).paid).toBe(100_000);
      expect(balanceOf(twice).credit).toBeGreaterThanOrEqual(50_000);
    }
  });

  it('is not taken over the counter beyond what is owed', () => {
    expect(() => takeMoney(withAccount('received'), counter({ amount: 50_001 }), calendar)).toThrow('more than the dossier still owes');
    expect(() => takeMoney(paid(), counter({ id: 'counter:2', amount: 1 }), calendar)).toThrow('more than the dossier still owes');
  });

  it.each([0, -1, 0.5, Number.NaN, Infinity])('is whole đồng: not %p', (amount) => {
    expect(() => takeMoney(withAccount('received'), counter({ amount }), calendar)).toThrow(AmountInvalid);
  });

  it('gives change', () => {
    expect(changeOf(200_000, 50_000)).toBe(150_000);
    expect(() => changeOf(40_000, 50_000)).toThrow('Less money was given');
  });
});

describe('a payment that was none', () => {
  it('is voided by a head, keeps its place and is owed again', () => {
    const voided = voidPayment(paid(), { by: people.head, at, payment: 'counter:1', reason: 'Ghi nhầm hồ sơ' });
    expect(balanceOf(voided)).toMatchObject({ paid: 0, outstanding: 50_000 });
    expect(voided.fees.payments[0]?.voided).toEqual({ at, by: people.head.id, reason: 'Ghi nhầm hồ sơ' });
    expect(() => voidPayment(voided, { by: people.head, at, payment: 'counter:1', reason: 'Lần nữa' })).toThrow('no such payment');
  });

  it('on line is no mistake of anybody’s', () => {
    expect(() => voidPayment(takeMoney(withAccount('received'), online(), calendar), { by: people.head, at, payment: 'sandbox:1', reason: 'Nhầm' })).toThrow('no such payment');
  });
});

describe('a refund', () => {
  const credited = () => takeMoney(paid(), online(), calendar);
  const asked = () => askRefund(credited(), { by: people.receptionist, at, id: 'r1', payment: 'sandbox:1', amount: 50_000, reason: 'Nộp hai lần' });

  it('goes from the counter over a head back to the counter', () => {
    expect(balanceOf(asked())).toMatchObject({ paid: 100_000, credit: 0 });
    const granted = decideRefund(asked(), { by: people.head, at, refund: 'r1', granted: true });
    const back = payRefund(granted, { by: people.payments, at, refund: 'r1' });
    expect(balanceOf(back)).toEqual({ owed: 50_000, paid: 50_000, outstanding: 0, credit: 0 });
    expect(payRefund(back, { by: people.payments, at, refund: 'r1' })).toBe(back);
  });

  it('is not paid before it is allowed, nor after it was not', () => {
    expect(() => payRefund(asked(), { by: people.receptionist, at, refund: 'r1' })).toThrow('no such refund');
    const declined = decideRefund(asked(), { by: people.head, at, refund: 'r1', granted: false, note: 'Đã hoàn bằng tiền mặt' });
    expect(() => payRefund(declined, { by: people.receptionist, at, refund: 'r1' })).toThrow('no such refund');
    expect(balanceOf(declined).credit).toBe(50_000);
  });

  it('is no more than the credit, and than the payment that it comes out of', () => {
    expect(() => askRefund(paid(), { by: people.receptionist, at, id: 'r1', payment: 'counter:1', amount: 1, reason: 'Thu thừa' })).toThrow('No more can be paid back');
    expect(() => askRefund(asked(), { by: people.receptionist, at, id: 'r2', payment: 'sandbox:1', amount: 1, reason: 'Lần nữa' })).toThrow('No more can be paid back');
  });

  it('is not allowed by who asked for it, whatever else they are', () => {
    const both = { ...people.head, roles: ['receptionist', 'head'] };
    const own = askRefund(credited(), { by: both, at, id: 'r1', payment: 'sandbox:1', amount: 50_000, reason: 'Nộp hai lần' });
    expect(() => decideRefund(own, { by: both, at, refund: 'r1', granted: true })).toThrow('not for you');
  });
});

describe('who stands where the money is', () => {
  const dossier = aDossier('received');
  const table = {
    'fee-set': ['receptionist'],
    'fee-paid': ['receptionist', 'payments'],
    'payment-voided': ['head', 'leader'],
    'refund-asked': ['receptionist'],
    'refund-decided': ['head', 'leader'],
    'refund-paid': ['receptionist', 'payments'],
  } as const;
  const who = ['citizen', 'stranger', 'receptionist', 'specialist', 'head', 'leader', 'payments'] as const;

  it.each(Object.entries(table))('%s: %j', (act, able) => {
    expect(who.filter((name) => mayHandle(dossier, act as keyof typeof table, people[name]))).toEqual([...able]);
    expect(mayHandle(dossier, act as keyof typeof table, { ...people.receptionist, roles: ['receptionist', 'head'], agency: '000.12.36.H29' })).toBe(false);
  });

  it('nobody, with a confidential dossier', () => {
    const confidential = { ...aDossier('submitted', aDenunciation), fees: openAccount(fee, 'online') };
    expect(() => takeMoney(confidential, online(), calendar)).toThrow('costs nothing');
  });
});

describe('a book of receipts', () => {
  it.each([
    ['cash', 'QT-26E'], ['card', 'QT-26E'], ['transfer', 'TT-26E'], ['gateway', 'TT-26E'], ['payout', 'PC-26E'],
  ] as const)('%s: %s, and another in another year', (way, series) => {
    expect(bookOf('000.12.35.H29', way, '2026-12-31')).toEqual({ agency: '000.12.35.H29', series });
    expect(bookOf('000.12.35.H29', way, '2027-01-01').series).toBe(series.replace('26', '27'));
  });

  it('writes seven digits, and more when it has to', () => {
    expect([writtenNumber(42), writtenNumber(12_345_678)]).toEqual(['0000042', '12345678']);
  });
});
