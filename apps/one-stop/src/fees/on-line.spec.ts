import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OnlinePayment } from '@motcua/contracts/fees-api';
import { eventually } from '@motcua/testing/eventually';
import { testSecret } from '@motcua/testing/stack';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { signatureOf } from '@motcua/auth/message-signature';
import { people } from '../testing/a-city.ts';
import { aCallback, now } from '../testing/a-provider.ts';
import { aPayingOneStop, type PayingOneStop } from '../testing/a-paying-one-stop.ts';

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

const { receptionist, head, citizen, stranger } = people;
const post: PayingOneStop['post'] = (...asked) => paying.post(...asked);
const begin: PayingOneStop['begin'] = (...asked) => paying.begin(...asked);
const look = (payment: OnlinePayment) => paying.look(payment);
const fees = (id: string) => paying.fees(id);
const told: PayingOneStop['told'] = (...notice) => paying.told(...notice);
const codeOf = (answer: { json: () => unknown }) => String((answer.json() as { type: string }).type).split('/').at(-1);

describe('a payment on line', () => {
  it('is offered to the owner when the fee is due, and to nobody else', async () => {
    const { id } = await oneStop.submitted();
    expect((await oneStop.desk.mustSee(citizen, id)).fees).toMatchObject({ outstanding: 50_000, due: true, online: true });
    expect((await post(stranger, `/v1/dossiers/${id}/payments`)).statusCode).toBe(404);
    expect(await begin(id)).toMatchObject({ amount: 50_000, state: 'pending', address: expect.stringContaining('http://pay.example/') });
  });

  it('tells the provider which payment and how much, and nothing of the person', async () => {
    const { id, reference } = await oneStop.submitted();
    const { id: payment } = await begin(id);
    const order = provider.state.orders.get(payment);
    expect(Object.keys(order ?? {}).sort()).toEqual(['amount', 'callback', 'currency', 'expiresAt', 'language', 'reference', 'returnTo']);
    expect(JSON.stringify(order)).not.toMatch(/Hạnh|0903512789|079180001234/);
    expect(JSON.stringify(order)).not.toContain(reference);
  });

  it('that is begun again while it waits is the same one', async () => {
    const { id } = await oneStop.submitted();
    const [one, same] = [await begin(id, citizen, 'the-first-press'), await begin(id, citizen, 'the-first-press')];
    expect(same).toEqual(one);
    expect(await begin(id)).toEqual(one);
  });

  it('is the same one for the same request, also when it was paid before its answer was heard', async () => {
    const { id } = await oneStop.submitted();
    const payment = await begin(id, citizen, 'whose-answer-got-lost');
    await told(provider.pay(payment.id));
    expect(await begin(id, citizen, 'whose-answer-got-lost')).toMatchObject({ id: payment.id, state: 'paid' });
    expect((await post(citizen, `/v1/dossiers/${id}/payments`)).statusCode).toBe(409);
  });

  it('has a code for a bank’s program, with account, sum and words', async () => {
    const { id } = await oneStop.submitted();
    const { transfer } = await begin(id, receptionist);
    expect(transfer?.qr).toMatch(/^000201.*970436.*9990012345678.*5303704.*5405500005802VN.*6304[0-9A-F]{4}$/);
    expect(transfer?.qr).toContain(transfer?.words);
  });
});

describe('what the provider tells', () => {
  it('with its signature books the money, writes the receipt and lets the dossier go on', async () => {
    const { id } = await oneStop.submitted();
    await oneStop.desk.move(receptionist, id, 'request-payment', { body: { reason: 'Chưa nộp lệ phí', until: '2026-12-07' } });
    const payment = await begin(id);
    expect((await told(provider.pay(payment.id))).statusCode).toBe(200);
    expect(await look(payment)).toMatchObject({ state: 'paid', receipt: expect.any(String) });
    expect((await oneStop.desk.mustSee(citizen, id)).status).toMatchObject({ state: 'submitted', paused: false });
    expect((await fees(id)).payments).toMatchObject([{ amount: 50_000, way: 'gateway', receipt: { series: 'TT-26E' } }]);
  });

  it('twice, ten times, at once: is booked once', async () => {
    const { id } = await oneStop.submitted();
    const payment = await begin(id);
    const notice = provider.pay(payment.id);
    const answers = await Promise.all(Array.from({ length: 10 }, () => told(notice)));
    expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeGreaterThan(0);
    expect(await fees(id)).toMatchObject({ summary: { paid: 50_000, credit: 0 }, payments: [{ receipt: {} }] });
  });

  it.each([
    ['another secret', { secret: 'a secret that somebody made up, long enough' }],
    ['a signature of ten minutes ago', { at: now - 600_000 }],
  ])('with %s is refused and books nothing', async (_, how) => {
    const { id } = await oneStop.submitted();
    const payment = await begin(id);
    expect(codeOf(await told(provider.pay(payment.id), how))).toBe('payment-callback-refused');
    expect((await look(payment)).state).toBe('pending');
  });

  it('of a body that was changed on the way is refused', async () => {
    const { id } = await oneStop.submitted();
    const payment = await begin(id);
    const { payload, ...rest } = aCallback(provider.pay(payment.id));
    expect((await oneStop.app.inject({ ...rest, payload: payload.replace('50000', '40000') })).statusCode).toBe(400);
  });

  it.each([
    ['another sum', { amount: 40_000 }],
    ['another currency', { currency: 'USD' }],
  ])('of %s is kept for a person to look at, and books nothing', async (_, changes) => {
    const { id } = await oneStop.submitted();
    const payment = await begin(id);
    const notice = provider.pay(payment.id, changes);
    expect((await told(notice)).statusCode).toBe(200);
    expect((await look(payment)).state).toBe('disputed');
    expect((await fees(id)).payments).toEqual([]);
    // A person is called once, however often the provider tells of it.
    await told(notice);
    expect(oneStop.lines.filter((line) => line.includes(payment.id) && line.includes('a person has to look'))).toHaveLength(1);
  });

  it('of money that another payment has already is kept for a person, too', async () => {
    const [one, other] = [await begin((await oneStop.submitted()).id), await begin((await oneStop.submitted()).id)];
    await told(provider.pay(one.id, { id: 'tx-the-same' }));
    await told(provider.pay(other.id, { id: 'tx-the-same' }));
    expect((await look(other)).state).toBe('disputed');
  });

  it('of a transfer of another sum books what came', async () => {
    const { id } = await oneStop.submitted();
    const payment = await begin(id);
    await told(provider.pay(payment.id, { amount: 20_000, way: 'transfer' }));
    expect((await fees(id)).summary).toMatchObject({ paid: 20_000, outstanding: 30_000 });
  });

  it('a second payment, or one after it was cancelled, is a credit that goes back the way it came', async () => {
    const { id } = await oneStop.submitted();
    const payment = await begin(id);
    await told(provider.end(payment.id, 'cancelled'));
    expect((await look(payment)).state).toBe('cancelled');
    await oneStop.desk.move(receptionist, id, 'confirm-payment', { body: { way: 'cash' } });
    await told(provider.pay(payment.id));
    const { summary, payments: all } = await fees(id);
    expect(summary).toMatchObject({ paid: 100_000, credit: 50_000 });
    const late = all.find(({ way }) => way === 'gateway');
    await oneStop.desk.move(receptionist, id, 'ask-refund', { body: { payment: late?.id, amount: 50_000, reason: 'Nộp hai lần' } });
    const refund = (await fees(id)).refunds[0]?.id ?? '';
    await oneStop.desk.move(head, id, 'decide-refund', { body: { refund, granted: true } });
    await oneStop.app.get<Connection>(getConnectionToken()).collection<{ _id: string }>('dossiers').updateOne({ _id: id }, { $set: { feesDueSince: new Date(0) } });
    await eventually(async () => expect((await fees(id)).refunds[0]?.state).toBe('paid'));
    expect(provider.state.refunds.get(refund)).toBe(50_000);
    expect((await fees(id)).summary).toMatchObject({ paid: 50_000, credit: 0 });
  });
});

describe('a browser that comes back', () => {
  const back = (payment: OnlinePayment, query: object) => post(citizen, `/v1/dossiers/${payment.dossier.id}/payments/${payment.id}/returned`, { query });
  const signed = ({ id }: OnlinePayment) => {
    const [, t, v1] = /^t=(\d+),v1=(\w+)$/.exec(signatureOf(`return ${id}`, { secret: testSecret, at: now })) ?? [];
    return { payment: id, t, v1, state: 'paid' };
  };

  it('confirms nothing, whatever it says', async () => {
    const payment = await begin((await oneStop.submitted()).id);
    expect((await back(payment, signed(payment))).json()).toMatchObject({ state: 'pending' });
    expect((await fees(payment.dossier.id)).payments).toEqual([]);
  });

  it('with the provider’s signature has the provider asked at once', async () => {
    const payment = await begin((await oneStop.submitted()).id);
    provider.pay(payment.id);
    expect((await back(payment, signed(payment))).json()).toMatchObject({ state: 'paid' });
  });

  it('without it is just somebody who looks', async () => {
    const payment = await begin((await oneStop.submitted()).id);
    provider.pay(payment.id);
    const asked = provider.state.asked;
    expect((await back(payment, { payment: payment.id, state: 'paid' })).json()).toMatchObject({ state: 'pending' });
    expect(provider.state.asked).toBe(asked);
  });
});

it('no line of the log names a person or a sum', () => {
  expect(oneStop.lines.join('\n')).not.toMatch(/Hạnh|0903512789|079180001234|50000/);
});
