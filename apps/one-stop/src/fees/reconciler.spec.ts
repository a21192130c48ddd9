import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OnlinePayment } from '@motcua/contracts/fees-api';
import { eventually } from '@motcua/testing/eventually';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { DossierStore } from '../dossiers/dossier.store.ts';
import { people } from '../testing/a-city.ts';
import { aPayingOneStop, type PayingOneStop } from '../testing/a-paying-one-stop.ts';
import { started } from '../testing/a-running-one-stop.ts';
import { Receipts } from './receipts.service.ts';

let paying: PayingOneStop;
let oneStop: PayingOneStop['oneStop'];
let provider: PayingOneStop['provider'];
beforeAll(async () => {
  paying = await aPayingOneStop();
  ({ oneStop, provider } = paying);
}, 90_000);
afterAll(() => paying.close());
beforeEach(() => {
  provider.state.away = false;
});

const { receptionist, head } = people;
const begin = (id: string) => paying.begin(id);
const look = (payment: OnlinePayment) => paying.look(payment);
const fees = (id: string) => paying.fees(id);
const told = (notice: object) => paying.told(notice);
const collection = (name: string) => oneStop.app.get<Connection>(getConnectionToken()).collection<{ _id: string }>(name);
const [payments, dossiers, receipts] = [() => collection('online-payments'), () => collection('dossiers'), () => collection('receipts')];
/** As if the minute had passed. */
const askNow = ({ id }: OnlinePayment) => payments().updateOne({ _id: id }, { $set: { askAt: new Date(0) } });

describe('when nobody tells', () => {
  it('the provider is asked after a while, and a closed browser loses nothing', async () => {
    const payment = await begin((await oneStop.submitted()).id);
    provider.pay(payment.id);
    await askNow(payment);
    await eventually(async () => expect((await look(payment)).state).toBe('paid'));
  });

  it.each([
    ['paid', (id: string) => provider.pay(id)],
    ['cancelled', (id: string) => provider.end(id, 'cancelled')],
  ])('money that comes when a payment was %s already is found all the same', async (state, happens) => {
    const payment = await begin((await oneStop.submitted()).id);
    const first = happens(payment.id);
    await told(first);
    expect((await look(payment)).state).toBe(state);
    // A bank transfer, of which nobody tells.
    provider.pay(payment.id, { way: 'transfer' });
    expect(await payments().findOne({ _id: payment.id })).toHaveProperty('askAt');
    await askNow(payment);
    await eventually(async () => expect((await fees(payment.dossier.id)).payments).toHaveLength(first.transactions.length + 1));
  });

  it('nobody is asked any more a day after the time of a payment', async () => {
    const payment = await begin((await oneStop.submitted()).id);
    await told(provider.pay(payment.id));
    await payments().updateOne({ _id: payment.id }, { $set: { askAt: new Date(0), expiresAt: '2026-01-01T00:00:00.000Z' } });
    await eventually(async () => expect(await payments().findOne({ _id: payment.id })).not.toHaveProperty('askAt'));
    expect((await look(payment)).state).toBe('paid');
  });

  it('a provider that is away is asked again later', async () => {
    const payment = await begin((await oneStop.submitted()).id);
    provider.pay(payment.id);
    provider.state.away = true;
    await askNow(payment);
    await eventually(async () => expect((await payments().findOne({ _id: payment.id }))).toMatchObject({ asked: 1 }));
    provider.state.away = false;
    await askNow(payment);
    await eventually(async () => expect((await look(payment)).state).toBe('paid'));
  });

  it('a payment that never reached the provider is over when its time is', async () => {
    const payment = await begin((await oneStop.submitted()).id);
    provider.state.notices.delete(payment.id);
    await payments().updateOne({ _id: payment.id }, { $set: { askAt: new Date(0), expiresAt: '2026-01-01T00:00:00.000Z' } });
    await eventually(async () => expect((await look(payment)).state).toBe('expired'));
  });
});

describe('a process that ended', () => {
  it('before it booked what it had written down leaves it to the next, which books it once', async () => {
    const payment = await begin((await oneStop.submitted()).id);
    const [transaction] = provider.pay(payment.id).transactions;
    await payments().updateOne({ _id: payment.id }, { $push: { transactions: transaction }, $set: { state: 'paid', toBook: true } } as never);
    const other = await started(oneStop.config, oneStop.clock);
    await eventually(async () => expect((await look(payment)).state).toBe('paid'));
    await told(provider.noticeOf(payment.id));
    expect((await fees(payment.dossier.id)).payments).toHaveLength(1);
    await other.close();
  });

  it('when all was done, and before it said so, leaves nothing that is looked at for ever', async () => {
    const payment = await begin((await oneStop.submitted()).id);
    await told(provider.pay(payment.id));
    await payments().updateOne({ _id: payment.id }, { $set: { toBook: true } });
    await dossiers().updateOne({ _id: payment.dossier.id }, { $set: { feesDue: [], feesDueSince: new Date(0) } });
    await eventually(async () => expect(await payments().findOne({ _id: payment.id })).not.toHaveProperty('toBook'));
    await eventually(async () => expect(await dossiers().findOne({ _id: payment.dossier.id })).not.toHaveProperty('feesDueSince'));
  });

  it('while it wrote a receipt takes nothing from the voiding that came meanwhile', async () => {
    const { id } = await oneStop.submitted();
    await oneStop.desk.move(receptionist, id, 'confirm-payment', { body: { way: 'cash' } });
    const [payment] = (await fees(id)).payments;
    const due = { feesDue: [`receipt:${payment?.id}`], feesDueSince: new Date(oneStop.clock.machine()) };
    await dossiers().updateOne({ _id: id }, { $set: due });
    const asItWas = await oneStop.app.get(DossierStore).find(id);
    if (!asItWas) throw new Error('it is there');
    await oneStop.desk.move(head, id, 'void-payment', { body: { payment: payment?.id, reason: 'Nhập nhầm hồ sơ' } });
    // The head's own process ended before the receipt was voided.
    await dossiers().updateOne({ _id: id }, { $set: due });
    await receipts().updateOne({ 'dossier.id': id }, { $unset: { voided: '' } });
    await oneStop.app.get(Receipts).bring(asItWas);
    await dossiers().updateOne({ _id: id }, { $set: { feesDueSince: new Date(0) } });
    await eventually(async () => expect((await fees(id)).payments[0]?.receipt?.voided).toBe(true));
  });
});
