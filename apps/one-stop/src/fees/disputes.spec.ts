import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccessPage } from '@motcua/contracts/access-log-api';
import type { PaymentDispute, PaymentDisputes } from '@motcua/contracts/disputes-api';
import type { OnlinePayment } from '@motcua/contracts/fees-api';
import type { Actor } from '@motcua/domain/actor';
import { eventually } from '@motcua/testing/eventually';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { people } from '../testing/a-city.ts';
import { aPayingOneStop, type PayingOneStop } from '../testing/a-paying-one-stop.ts';

let paying: PayingOneStop;
let oneStop: PayingOneStop['oneStop'];
let provider: PayingOneStop['provider'];
beforeAll(async () => {
  paying = await aPayingOneStop();
  ({ oneStop, provider } = paying);
}, 90_000);
afterAll(() => paying.close());

const { receptionist, head, citizen } = people;
const reason = 'Đã gọi cổng thanh toán, số tiền đúng là của hồ sơ này.';
const begun = async () => paying.begin((await oneStop.submitted()).id);
const told = (notice: object) => paying.told(notice);
const look = (payment: OnlinePayment) => paying.look(payment);
const fees = ({ dossier }: OnlinePayment) => paying.fees(dossier.id);
const listed = async (by: Actor) => (await oneStop.desk.ask(by, { method: 'GET', url: '/v1/payments/disputes' })).json<PaymentDisputes>();
const settle = (by: Actor, { payment, transaction }: PaymentDispute, end: string, key?: string) => paying.post(by, `/v1/payments/disputes/${payment}/settle`, { transaction, end, reason }, key);
const disputeOf = async ({ id }: OnlinePayment): Promise<PaymentDispute> => {
  const { open, settled } = await listed(head);
  const found = [...open, ...settled].find(({ payment }) => payment === id);
  if (!found) throw new Error('nothing is disputed about this payment');
  return found;
};
const codeOf = (answer: { json: () => unknown }) => String((answer.json() as { type: string }).type).split('/').at(-1);

describe('money that fits no payment', () => {
  it('is listed with what was asked for and why it fits not, and nothing of the person', async () => {
    const [less, dollars, twice, first] = [await begun(), await begun(), await begun(), await begun()];
    await told(provider.pay(less.id, { amount: 40_000 }));
    await told(provider.pay(dollars.id, { currency: 'USD' }));
    await told(provider.pay(first.id, { id: 'tx-of-the-first' }));
    await told(provider.pay(twice.id, { id: 'tx-of-the-first' }));
    expect(await disputeOf(less)).toMatchObject({ why: 'sum', asked: 50_000, amount: 40_000, bookable: true, dossier: less.dossier });
    expect(await disputeOf(dollars)).toMatchObject({ why: 'currency', bookable: false });
    expect(await disputeOf(twice)).toMatchObject({ why: 'taken', bookable: false });
    const { maySettle, ...all } = await listed(receptionist);
    expect([maySettle, (await listed(head)).maySettle]).toEqual([false, true]);
    expect(JSON.stringify(all)).not.toMatch(/Hạnh|0903512789|079180001234/);
    expect((await oneStop.desk.ask(citizen, { method: 'GET', url: '/v1/payments/disputes' })).statusCode).toBe(403);
  });

  it('is put on its dossier by a head, with a receipt, once however often that is asked', async () => {
    const payment = await begun();
    await told(provider.pay(payment.id, { amount: 40_000 }));
    const dispute = await disputeOf(payment);
    expect((await settle(receptionist, dispute, 'booked')).statusCode).toBe(403);
    const answers = [await settle(head, dispute, 'booked', 'the-same-press'), await settle(head, dispute, 'booked', 'the-same-press')];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(await fees(payment)).toMatchObject({ summary: { paid: 40_000, outstanding: 10_000 }, payments: [{ amount: 40_000, receipt: {} }] });
    expect(await disputeOf(payment)).toMatchObject({ bookable: false, settled: { end: 'booked', reason } });
    expect((await look(payment)).state).toBe('paid');
  });

  it('is booked by the next process when the first ended after it was settled', async () => {
    const payment = await begun();
    await told(provider.pay(payment.id, { amount: 45_000 }));
    const { transaction } = await disputeOf(payment);
    const kept = oneStop.app.get<Connection>(getConnectionToken()).collection<{ _id: string }>('online-payments');
    const settled = { at: '2026-11-23T03:00:00.000Z', by: head.id, end: 'booked', reason, key: 'a-key' };
    await kept.updateOne({ _id: payment.id }, { $set: { 'disputes.0.settled': settled, state: 'paid', toBook: true }, $push: { transactions: { id: transaction, amount: 45_000, currency: 'VND', way: 'gateway', at: settled.at } } } as never);
    await eventually(async () => expect((await fees(payment)).summary).toMatchObject({ paid: 45_000 }));
  });

  it.each(['paid-back', 'not-ours'])('is closed as %s: nothing is booked, and being told of it again opens it not', async (end) => {
    const payment = await begun();
    const notice = provider.pay(payment.id, { currency: 'USD' });
    await told(notice);
    const dispute = await disputeOf(payment);
    expect(codeOf(await settle(head, dispute, 'booked'))).toBe('payment-not-bookable');
    expect((await settle(head, dispute, end)).statusCode).toBe(200);
    expect(codeOf(await settle(head, dispute, 'paid-back'))).toBe('payment-dispute-settled');
    await told(notice);
    expect((await listed(head)).open.map((one) => one.payment)).not.toContain(payment.id);
    expect(await look(payment)).toMatchObject({ state: 'failed' });
    expect((await fees(payment)).payments).toEqual([]);
  });

  it('is settled in the audit log of its dossier', async () => {
    const payment = await begun();
    await told(provider.pay(payment.id, { amount: 1 }));
    await settle(head, await disputeOf(payment), 'not-ours');
    const { lines } = AccessPage.parse((await oneStop.desk.get(head, `/${payment.dossier.id}/access-log`)).json());
    expect(lines).toContainEqual(expect.objectContaining({ what: 'settle-payment', kind: 'write', who: expect.objectContaining({ id: head.id }) }));
  });
});

it('no line of the log names a person or a sum', () => {
  expect(oneStop.lines.join('\n')).not.toMatch(/Hạnh|0903512789|079180001234|40000/);
});
