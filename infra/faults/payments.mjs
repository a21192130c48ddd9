import { randomUUID } from 'node:crypto';
import { eventually } from '../demo/eventually.mjs';
import { expect } from '../demo/off.mjs';
import { inLanes } from '../simulate/lanes.mjs';
import { actAnew, asks, handedIn, household, lanes } from './acts.mjs';
import { historiesHold } from './histories.mjs';
import { moneyAgrees } from './money.mjs';
import { providerOf } from './provider.mjs';

const owner = 'minhhanh';
const cashier = 'bt.tiepnhan';
const head = 'bt.truongphong';

/** How people pay, one row each: steps made one after the other. */
const ways = [
  ['pays and comes back', online('success')],
  ['closes the browser', online('close-browser')],
  ['comes back, and nobody tells', online('callback-lost')],
  ['closes the browser, and nobody tells', online('close-and-lost')],
  ['is told of twice', online('callback-twice')],
  ['is told of with a wrong signature', online('wrong-signature')],
  ['pays in cash', counter('cash')],
  ['pays by card', counter('card')],
  ['pays by the code for banks', transferred],
  ['cancels, and transfers when it is over', cancelledAndTransferred],
  ['pays cash that was entered by mistake', voided],
  ['pays twice and gets one back', paidTwice],
];

/** Fees at the counter and through the provider, who takes money whether we are there or not. */
export const payments = {
  name: 'payments',
  victims: ['one-stop', 'pay-sandbox', 'gateway', 'kafka', 'postgres', 'ferretdb'],
  kills: 3,
  size: ({ dossiers }) => Math.max(dossiers, ways.length),

  async begin(room, count) {
    const files = await handedIn(room, household(room), { owner, count });
    room.provider ??= providerOf(room.system, room.counts);
    return {
      expected: count * 2,
      work: (told) => inLanes(files.map((file, index) => [file, ways[index % ways.length][1]]), lanes, ([file, pays]) => pays(file, told)),
      async counted() {
        const money = await moneyAgrees(room, { cashier, files });
        const lines = await historiesHold(room, files);
        return `${money}; ${lines}`;
      },
    };
  },
};

function online(outcome) {
  return async (file, told) => {
    const payment = await begun(file, owner, told);
    await comesBack(file, payment, await pressed(payment, { outcome }, told), told);
  };
}

function counter(way) {
  return (file, told) => taken(file, way, told);
}

/** The code is shown at the counter, and a bank's program reads it. */
async function transferred(file, told) {
  const payment = await begun(file, cashier, told);
  await pressed(payment, { transfer: String(payment.amount) }, told);
}

async function cancelledAndTransferred(file, told) {
  const payment = await begun(file, owner, told);
  await pressed(payment, { outcome: 'cancel' }, told);
  await eventually(async () => expect((await looked(file, payment, told)).state === 'cancelled', 'payment-state', { id: payment.id, expected: 'cancelled' }), { within: 120_000 });
  await pressed(payment, { transfer: String(payment.amount), outcome: 'close-and-lost' }, told);
}

async function voided(file, told) {
  await taken(file, 'cash', told);
  const { payments: [payment] } = await fees(file, told);
  await actAnew(file, { by: head, path: 'void-payment', body: { payment: payment.id, reason: 'Nhập nhầm hồ sơ.' } }, told);
  await taken(file, 'card', told);
}

async function paidTwice(file, told) {
  const payment = await begun(file, owner, told);
  await pressed(payment, { outcome: 'pay-twice' }, told);
  const [first] = await eventually(async () => {
    const { payments: booked } = await fees(file, told);
    expect(booked.length === 2, 'booked', { reference: file.reference, found: booked.length, expected: 2 });
    return booked;
  }, { within: 180_000 });
  await actAnew(file, { by: cashier, path: 'ask-refund', body: { payment: first.id, amount: first.amount, reason: 'Nộp hai lần cho một hồ sơ.' } }, told);
  const { refunds: [refund] } = await fees(file, told);
  await actAnew(file, { by: head, path: 'decide-refund', body: { refund: refund.id, granted: true } }, told);
}

const fees = (file, { room }) => asks(room, cashier, (api) => api.get(`/dossiers/${file.id}/fees`));
const taken = (file, way, told) => actAnew(file, { by: cashier, path: 'confirm-payment', body: way === 'cash' ? { way, tendered: 100_000 } : { way } }, told);
const looked = (file, payment, { room }) => asks(room, owner, (api) => api.get(`/dossiers/${file.id}/payments/${payment.id}`));

async function begun(file, by, { room, acknowledged }) {
  const key = randomUUID();
  const payment = await asks(room, by, (api) => api.post(`/dossiers/${file.id}/payments`, {}, { 'idempotency-key': key }), { mayBeLate: true });
  acknowledged();
  return payment;
}

async function pressed(payment, button, { room, acknowledged }) {
  const back = await room.provider.press(payment.id, button);
  acknowledged();
  return back;
}

/** Not everybody comes back. */
async function comesBack(file, payment, query, { room, acknowledged }) {
  if (!query) return;
  await asks(room, owner, (api) => api.post(`/dossiers/${file.id}/payments/${payment.id}/returned`, { query }));
  acknowledged();
}
