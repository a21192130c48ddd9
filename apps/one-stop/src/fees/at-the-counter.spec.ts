import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DayBook, FeesView } from '@motcua/contracts/fees-api';
import type { Actor } from '@motcua/domain/actor';
import { eventually } from '@motcua/testing/eventually';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { people } from '../testing/a-city.ts';
import { aRunningOneStop, type RunningOneStop } from '../testing/a-running-one-stop.ts';

let oneStop: RunningOneStop;
let facts: { subject: string; data: { fact?: string } }[];
beforeAll(async () => {
  oneStop = await aRunningOneStop({ PAYMENT_SWEEP_MS: '100' });
  facts = oneStop.listenTo('motcua.dossier.v1');
}, 90_000);
afterAll(() => oneStop.close());

const { receptionist, head, citizen, specialist } = people;
const fees = async (id: string, by: Actor = receptionist) => (await oneStop.desk.get(by, `/${id}/fees`)).json<FeesView>();
const book = async () => (await oneStop.desk.ask(receptionist, { method: 'GET', url: '/v1/receipts?day=2026-11-23' })).json<DayBook>();
const received = async () => {
  const { id } = await oneStop.submitted();
  await oneStop.desk.move(receptionist, id, 'receive');
  return id;
};
const codeOf = (answer: { json: () => unknown }) => String((answer.json() as { type: string }).type).split('/').at(-1);

describe('cash at the counter', () => {
  it('is taken with change, and its receipt is there at once', async () => {
    const id = await received();
    expect((await fees(id)).summary).toMatchObject({ owed: 50_000, outstanding: 50_000, due: true, online: false });
    await oneStop.desk.move(receptionist, id, 'confirm-payment', { body: { way: 'cash', tendered: 100_000 } });
    const { summary, payments } = await fees(id);
    expect(summary).toMatchObject({ paid: 50_000, outstanding: 0, due: false });
    expect(payments).toMatchObject([{ amount: 50_000, change: 50_000, by: 'Phạm Thu Trang', receipt: { series: 'QT-26E', number: expect.any(Number) } }]);
    const pdf = await oneStop.desk.get(citizen, `/${id}/receipts/${payments[0]?.receipt?.id}`);
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
  });

  it('is taken once, however often the request is sent', async () => {
    const id = await received();
    const request = { body: { way: 'cash' }, version: 2, key: 'the-same-press-of-a-button' };
    const answers = await Promise.all([1, 2, 3].map(() => oneStop.desk.try(receptionist, id, 'confirm-payment', request)));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect((await fees(id)).payments).toHaveLength(1);
  });

  it('is not taken beyond what is owed, nor for less than was given', async () => {
    const id = await received();
    expect(codeOf(await oneStop.desk.try(receptionist, id, 'confirm-payment', { body: { way: 'cash', amount: 60_000 } }))).toBe('fees-not-owed');
    expect(codeOf(await oneStop.desk.try(receptionist, id, 'confirm-payment', { body: { way: 'cash', tendered: 20_000 } }))).toBe('tendered-too-little');
    expect(codeOf(await oneStop.desk.try(specialist, id, 'confirm-payment', { body: { way: 'cash' } }))).toBe('fees-not-yours');
  });

  it('tells the citizen, who sees no official’s name', async () => {
    const id = await received();
    await oneStop.desk.move(receptionist, id, 'confirm-payment', { body: { way: 'card' } });
    await eventually(() => expect(facts.some(({ subject, data }) => subject === id && data.fact === 'paid')).toBe(true));
    expect(JSON.stringify(await fees(id, citizen))).not.toContain('Phạm Thu Trang');
  });
});

describe('a payment that was asked for', () => {
  it('stops the clock and starts it again when all of it is paid', async () => {
    const id = await received();
    await oneStop.desk.move(receptionist, id, 'request-payment', { body: { extra: 25_000, reason: 'Phí thẩm định thực địa', until: '2026-12-07' } });
    expect((await oneStop.desk.mustSee(citizen, id))).toMatchObject({ status: { state: 'payment-requested', paused: true, asks: 'payment', supplementUntil: '2026-12-07' }, paymentAsked: { amount: 75_000 } });
    await oneStop.desk.move(receptionist, id, 'confirm-payment', { body: { way: 'cash', amount: 50_000 } });
    expect((await oneStop.desk.mustSee(citizen, id)).status.state).toBe('payment-requested');
    await oneStop.desk.move(receptionist, id, 'confirm-payment', { body: { way: 'card' } });
    expect((await oneStop.desk.mustSee(citizen, id)).status).toMatchObject({ state: 'received', paused: false });
  });

  it('is nothing to ask for where nothing is owed', async () => {
    const id = await received();
    await oneStop.desk.move(receptionist, id, 'confirm-payment', { body: { way: 'cash' } });
    expect(codeOf(await oneStop.desk.try(receptionist, id, 'request-payment', { body: { reason: 'Nộp thêm lệ phí', until: '2026-12-07' } }))).toBe('dossier-move-incomplete');
  });
});

describe('money that goes back', () => {
  it('is asked for at the counter, allowed by a head and paid out with a voucher', async () => {
    const id = await received();
    await oneStop.desk.move(receptionist, id, 'confirm-payment', { body: { way: 'cash' } });
    await oneStop.desk.move(citizen, id, 'withdraw', { body: { reason: 'Đổi ý' } });
    const [payment] = (await fees(id)).payments;
    expect(codeOf(await oneStop.desk.try(receptionist, id, 'ask-refund', { body: { payment: payment?.id, amount: 50_000, reason: 'Rút hồ sơ' } }))).toBe('fees-not-refundable');

    const other = await received();
    await oneStop.desk.move(receptionist, other, 'confirm-payment', { body: { way: 'cash' } });
    const taken = (await fees(other)).payments[0];
    await oneStop.desk.move(head, other, 'void-payment', { body: { payment: taken?.id, reason: 'Ghi nhầm hồ sơ' } });
    expect(await fees(other)).toMatchObject({ summary: { paid: 0, outstanding: 50_000 }, payments: [{ receipt: { voided: true }, voided: { reason: 'Ghi nhầm hồ sơ' } }] });
  });

  it('after a refusal is all that was paid, and nobody allows what they asked for', async () => {
    const { id } = await oneStop.submitted();
    await oneStop.desk.move(receptionist, id, 'confirm-payment', { body: { way: 'cash' } });
    await oneStop.desk.move(receptionist, id, 'refuse', { body: { reason: 'Không thuộc thẩm quyền' } });
    const { payments: [payment], summary } = await fees(id);
    expect(summary.credit).toBe(50_000);
    await oneStop.desk.move(receptionist, id, 'ask-refund', { body: { payment: payment?.id, amount: 50_000, reason: 'Hồ sơ bị từ chối' } });
    const refund = (await fees(id)).refunds[0]?.id;
    expect((await oneStop.desk.try(receptionist, id, 'decide-refund', { body: { refund, granted: true } })).statusCode).toBe(403);
    await oneStop.desk.move(head, id, 'decide-refund', { body: { refund, granted: true } });
    await oneStop.desk.move(receptionist, id, 'pay-refund', { body: { refund } });
    expect(await fees(id)).toMatchObject({ summary: { paid: 0, credit: 0 }, refunds: [{ state: 'paid' }] });
    expect((await book()).rows.some(({ kind, series, amount }) => kind === 'payout' && series === 'PC-26E' && amount === 50_000)).toBe(true);
  });
});

describe('an exemption', () => {
  it('is none that the procedure does not know', async () => {
    const id = await received();
    expect((await oneStop.desk.try(receptionist, id, 'set-fee', { body: { quantity: 1, exemption: { which: 0, reason: 'Hộ nghèo' } } })).statusCode).toBe(404);
  });
});

describe('the cashier’s book', () => {
  it('has every number once, and opening + taken − paid back − handed over = closing, over several closings', async () => {
    const close = (handedOver: number, key: string) => oneStop.desk.ask(receptionist, { method: 'POST', url: '/v1/receipts/closings', payload: { handedOver }, headers: { 'idempotency-key': key } });
    const before = await book();
    const counter = before.rows.filter(({ series }) => series === 'QT-26E').map(({ number }) => number);
    expect(counter).toEqual(counter.map((_, at) => at + 1));
    const there = before.open.opening + before.open.cash - before.open.paidBack;
    expect((await close(there + 1, 'too-much-of-it')).statusCode).toBe(409);
    const [first, again] = await Promise.all([close(there - 10_000, 'closing-the-first-day'), close(there - 10_000, 'closing-the-first-day')]);
    expect(first.json()).toEqual(again.json());
    expect(first.json()).toMatchObject({ number: 1, opening: 0, closing: 10_000, receipts: before.open.receipts });
    const id = await received();
    await oneStop.desk.move(receptionist, id, 'confirm-payment', { body: { way: 'cash' } });
    expect((await close(0, 'closing-the-second-day')).json()).toMatchObject({ number: 2, opening: 10_000, cash: 50_000, closing: 60_000, receipts: 1 });
    expect((await book()).open).toEqual({ opening: 60_000, cash: 0, paidBack: 0, receipts: 0 });
  });

  it('opens in a spreadsheet', async () => {
    const { body, headers } = await oneStop.desk.ask(head, { method: 'GET', url: '/v1/receipts/day.csv?day=2026-11-23' });
    expect(headers['content-type']).toContain('text/csv');
    expect(body.startsWith('\uFEFFKý hiệu,Số,')).toBe(true);
  });
});

describe('a process that ends between the money and its receipt', () => {
  it('leaves the receipt to the sweep, which writes it once', async () => {
    const id = await received();
    const dossiers = oneStop.app.get<Connection>(getConnectionToken()).collection('dossiers');
    const payment = { id: 'counter:lost', amount: 50_000, way: 'cash', at: '2026-11-23T03:00:00.000Z', by: receptionist.id };
    const written = { $push: { 'fees.payments': payment }, $set: { feesDue: ['receipt:counter:lost'], feesDueSince: new Date(0) } };
    await dossiers.updateOne({ _id: id as never }, written as never);
    await eventually(async () => expect((await fees(id)).payments[0]?.receipt?.series).toBe('QT-26E'));
    await eventually(async () => expect((await dossiers.findOne({ _id: id as never }))?.['feesDueSince']).toBeUndefined());
    const numbers = (await book()).rows.filter(({ series }) => series === 'QT-26E').map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  });
});
