import { eventually } from '../demo/eventually.mjs';
import { expect } from '../demo/off.mjs';
import { asks } from './acts.mjs';

/** Money that nobody told of is asked for less and less often. */
const patience = 240_000;
const sum = (amounts) => amounts.reduce((all, amount) => all + amount, 0);
const counts = ({ voided }) => voided === undefined;

/**
 * What the provider took and what went over the counter, against dossiers, receipts and the cashier's book. Of this drill and all before it.
 * @returns what was counted, in words
 */
export async function moneyAgrees(room, { cashier, files }) {
  await eventually(() => nothingIsLeft(room), { within: patience, first: 500, most: 2_000 });
  const [charged, receipts] = [await room.books.charged(), await room.books.receipts()];
  for (const file of files) await isPaidOnce(room, { cashier, file });
  receiptsFit(charged, receipts);
  booksHaveNoGap(receipts);
  await cashierAgrees(room, { cashier, charged });
  const took = await room.provider.took();
  const booked = sum(charged.flatMap(({ fees }) => fees.payments.filter(counts).map(({ amount }) => amount)));
  return `${took.length} payments at the provider, each on its dossier once; ${receipts.length} receipts, numbered without a gap; ${booked / 1000} thousand đồng in the cashier's book`;
}

/** Whatever the provider took is on a dossier, whatever follows from it is done, whatever was to be paid back was. */
async function nothingIsLeft({ books, provider }) {
  const [charged, payments, took, paidBack] = [await books.charged(), await books.onlinePayments(), await provider.took(), await provider.paidBack()];
  const dossierOf = new Map(payments.map(({ _id, dossier }) => [_id, dossier.id]));
  const booked = charged.flatMap(({ _id, fees }) => fees.payments.filter(({ id }) => id.startsWith('sandbox:')).map(({ id, amount }) => `${_id} ${id} ${amount}`));
  for (const { reference, id, amount } of took) {
    const found = booked.filter((one) => one === `${dossierOf.get(reference)} sandbox:${id} ${amount}`).length;
    expect(found === 1, 'money', { id, amount, found });
  }
  expect(booked.length === took.length, 'money-made-up', { found: booked.length, expected: took.length });
  const refunds = charged.flatMap(({ fees }) => fees.refunds);
  for (const { id, paidAt } of refunds) {
    const found = paidBack.filter((one) => one.id === id).length;
    expect(paidAt !== undefined && found === 1, 'paid-back', { id, found });
  }
  expect(paidBack.length === refunds.length, 'paid-back', { id: 'all', found: paidBack.length });
  const undone = charged.find(({ feesDue = [], feesDueSince }) => feesDue.length > 0 || feesDueSince !== undefined);
  expect(!undone, 'undone', { reference: undone?.reference, what: (undone?.feesDue ?? []).join(', ') || 'nothing, and is looked at again and again' });
  const waiting = payments.find(({ toBook }) => toBook);
  expect(!waiting, 'undone', { reference: waiting?.dossier.reference, what: 'money to be booked' });
}

/** As officials see it: neither owing nor owed. */
async function isPaidOnce(room, { cashier, file }) {
  const { summary, payments } = await asks(room, cashier, (api) => api.get(`/dossiers/${file.id}/fees`));
  expect(summary.outstanding === 0 && summary.credit === 0, 'not-paid-once', { reference: file.reference, ...summary });
  expect(payments.every(({ receipt }) => receipt), 'no-receipt', { reference: file.reference });
}

/** Each payment and each refund has its receipt, and no receipt stands for anything else. */
function receiptsFit(charged, receipts) {
  const wanted = charged.flatMap(({ _id, fees }) => [
    ...fees.payments.map((payment) => `${_id} receipt ${payment.id} ${payment.amount} ${counts(payment)}`),
    ...fees.refunds.filter(({ paidAt }) => paidAt).map(({ id, amount }) => `${_id} payout ${id} ${amount} true`),
  ]);
  const there = receipts.map(({ dossier, kind, of, amount, voided }) => `${dossier.id} ${kind} ${of} ${amount} ${voided === undefined}`);
  const known = new Set(there);
  const missing = wanted.find((one) => !known.has(one));
  expect(missing === undefined, 'receipt-missing', { what: missing });
  expect(there.length === wanted.length && known.size === there.length, 'receipts', { found: there.length, expected: wanted.length });
}

function booksHaveNoGap(receipts) {
  for (const [book, pages] of Map.groupBy(receipts, ({ agency, series }) => `${agency} ${series}`)) {
    const numbers = pages.map(({ number }) => number).toSorted((one, other) => one - other);
    const wrong = numbers.findIndex((number, at) => number !== at + 1);
    expect(wrong < 0, 'gap', { book, expected: wrong + 1, found: numbers[wrong] });
  }
}

async function cashierAgrees(room, { cashier, charged }) {
  const book = await asks(room, cashier, (api) => api.get('/receipts'));
  const paid = charged.flatMap(({ fees }) => fees.payments.filter(counts));
  for (const [way, total] of Object.entries(book.takings)) {
    const expected = sum(paid.filter((payment) => payment.way === way).map(({ amount }) => amount));
    expect(total === expected, 'cashier', { way, found: total, expected });
  }
  expect(book.total === sum(paid.map(({ amount }) => amount)), 'cashier', { way: 'all', found: book.total, expected: sum(paid.map(({ amount }) => amount)) });
}
