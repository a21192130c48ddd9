import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueAgrees, eachOnce, historyAgrees, lettersAgree, listsAgree, monthsBalance, movesAreLegal, queuesBalance, receiptsAgree, rosterAgrees } from './rules.mjs';

const keys = (differences) => differences.map(({ key }) => key);
const file = { id: 'a', reference: 'H-1', lookupNumber: '1', version: 3, email: 'hs1@x', letters: 2, log: [{ move: 'submit', at: '1' }, { move: 'receive', at: '2' }, { move: 'pass-on', at: '3' }] };
const view = { state: 'in-processing', version: 3, history: file.log.map(({ move: act, at }) => ({ act, at })) };
const queue = (more) => ({ queue: 'to-receive', reader: 'lan', listed: ['a', 'b'], booked: ['b', 'a'], counted: 2, ...more });
const stock = (queues, flows = { 'to-receive lan': { in: 5, out: 3 } }) => [{ month: '2027-01', queues: [queues], flows }];

test('true books have no differences', () => {
  assert.deepEqual(eachOnce([file], [{ id: 'a', reference: 'H-1' }]), []);
  assert.deepEqual(movesAreLegal(file, view), []);
  assert.deepEqual(historyAgrees(file, view), []);
  assert.deepEqual(listsAgree(stock(queue())), []);
  assert.deepEqual(queuesBalance(stock(queue())), []);
  assert.deepEqual(monthsBalance([{ month: '1', open: 3 }, { month: '2', open: 1 }], { received: { 1: 5, 2: 4 }, closed: { 1: 2, 2: 6 } }), []);
  assert.deepEqual(lettersAgree([file], [{ to: 'hs1@x', id: 'm1' }, { to: 'hs1@x', id: 'm2' }, { to: 'hs1@x', id: 'm2' }]), []);
});

test('a dossier that is lost, doubled or that nobody was told of is found', () => {
  assert.deepEqual(keys(eachOnce([file], [])), ['not-once']);
  assert.deepEqual(keys(eachOnce([file], [{ id: 'a', reference: 'H-1' }, { id: 'a', reference: 'H-1' }])), ['not-once']);
  assert.deepEqual(keys(eachOnce([file], [{ id: 'a', reference: 'H-1' }, { id: 'z', reference: 'H-9' }])), ['not-acknowledged']);
});

test('a number that was given twice is found', () => {
  const other = { ...file, id: 'b' };
  assert.deepEqual(keys(eachOnce([file, other], [{ id: 'a', reference: 'H-1' }, { id: 'b', reference: 'H-1' }])), ['given-twice', 'given-twice']);
});

test('a move that the state before did not allow is found', () => {
  const leap = { ...view, history: [{ act: 'submit', at: '1' }, { act: 'approve', at: '2' }] };
  assert.deepEqual(keys(movesAreLegal(file, leap)), ['illegal']);
});

test('a state to which the moves do not lead is found', () => {
  assert.deepEqual(keys(movesAreLegal(file, { ...view, state: 'returned' })), ['state']);
});

test('a supplement brings back the state in which it was asked for', () => {
  const acts = ['submit', 'receive', 'pass-on', 'request-supplement', 'supplement'].map((act) => ({ act, at: '1' }));
  assert.deepEqual(movesAreLegal(file, { state: 'in-processing', history: acts }), []);
  assert.deepEqual(keys(movesAreLegal(file, { state: 'submitted', history: acts })), ['state']);
});

test('a move that was made twice, or at another time, is found', () => {
  assert.deepEqual(keys(historyAgrees(file, { ...view, history: [...view.history, { act: 'pass-on', at: '4' }] })), ['history']);
  assert.deepEqual(keys(historyAgrees(file, { ...view, history: view.history.map((line) => ({ ...line, at: '9' })) })), ['history']);
});

test('a move that another one made, or in nobody’s name, is found', () => {
  const nameOf = (username) => ({ lan: 'Lan', hoa: 'Hoa' })[username];
  const booked = { ...file, log: [{ move: 'submit', at: '1' }, { move: 'receive', at: '2', by: 'lan', inNameOf: 'hoa' }] };
  const told = (line, isInside = true) => ({ ...view, isInside, history: [{ act: 'submit', at: '1' }, { act: 'receive', at: '2', ...line }] });
  assert.deepEqual(historyAgrees(booked, told({ by: 'Lan', actingFor: 'Hoa' }), nameOf), []);
  assert.deepEqual(keys(historyAgrees(booked, told({ by: 'Lan' }), nameOf)), ['history']);
  assert.deepEqual(keys(historyAgrees(booked, told({ by: 'Hoa' }), nameOf)), ['history']);
  assert.deepEqual(historyAgrees(booked, told({}, false), nameOf), []);
});

test('what was taken back leaves the state before it', () => {
  const acts = ['submit', 'receive', 'pass-on', 'undone'].map((act) => ({ act, at: '1' }));
  assert.deepEqual(movesAreLegal(file, { state: 'received', history: acts }), []);
  assert.deepEqual(keys(movesAreLegal(file, { state: 'in-processing', history: acts })), ['state']);
  assert.deepEqual(keys(movesAreLegal(file, { state: 'submitted', history: [acts[0], acts[3]] })), ['illegal']);
});

test('a queue that holds another dossier, one too few, one twice, or that is counted wrongly is found', () => {
  assert.deepEqual(keys(listsAgree(stock(queue({ listed: ['a', 'c'] })))), ['not-in-queue', 'missing-in-queue']);
  assert.deepEqual(keys(listsAgree(stock(queue({ listed: ['a', 'b', 'b'], counted: 3 })))), ['listed-twice']);
  assert.deepEqual(keys(listsAgree(stock(queue({ counted: 7 })))), ['count']);
});

test('a queue into which more came than left or lies there is found', () => {
  assert.deepEqual(keys(queuesBalance(stock(queue(), { 'to-receive lan': { in: 6, out: 3 } }))), ['balance']);
});

test('a month in which a dossier vanished is found', () => {
  assert.deepEqual(keys(monthsBalance([{ month: '1', open: 2 }], { received: { 1: 5 }, closed: { 1: 2 } })), ['month']);
});

test('a dossier that went to another agency, or came back, and is counted nowhere is found', () => {
  const month = [{ month: '1', open: 2 }];
  assert.deepEqual(monthsBalance(month, { received: { 1: 5 }, back: { 1: 1 }, gone: { 1: 2 }, closed: { 1: 2 } }), []);
  assert.deepEqual(keys(monthsBalance(month, { received: { 1: 5 }, back: {}, gone: {}, closed: { 1: 2 } })), ['month']);
});

const payment = { dossier: 'a', amount: 100, way: 'cash', at: '2', day: 'd' };
const receipt = { dossier: { id: 'a' }, amount: 100, way: 'cash', issuedAt: '2', series: 'QT', number: 1 };
const day = (rows, cash) => [{ day: 'd', rows, takings: { cash, card: 0 } }];

test('a payment without a receipt, and a receipt without a payment, is found', () => {
  assert.deepEqual(receiptsAgree([payment], day([receipt], 100)), []);
  assert.deepEqual(keys(receiptsAgree([payment], day([], 100))), ['receipt-missing']);
  assert.deepEqual(keys(receiptsAgree([payment], day([receipt, { ...receipt, number: 2 }], 100))), ['receipt-unpaid']);
  assert.deepEqual(keys(receiptsAgree([payment], day([{ ...receipt, amount: 90 }], 100))), ['receipt-missing', 'receipt-unpaid']);
});

test('a number of a receipt that was left out, or given twice, is found', () => {
  const two = [payment, { ...payment, at: '3' }];
  const numbered = (number) => day([receipt, { ...receipt, issuedAt: '3', number }], 200);
  assert.deepEqual(receiptsAgree(two, numbered(2)), []);
  assert.deepEqual(keys(receiptsAgree(two, numbered(3))), ['receipt-number']);
  assert.deepEqual(keys(receiptsAgree(two, numbered(1))), ['receipt-number']);
});

test('a sum of the cashier’s book, or of its closing, that nobody paid is found', () => {
  assert.deepEqual(keys(receiptsAgree([payment], day([receipt], 110))), ['takings']);
  const closing = { month: '1', opening: 0, cash: 100, closing: 0, paid: 100 };
  assert.deepEqual(receiptsAgree([payment], day([receipt], 100), [closing]), []);
  assert.deepEqual(keys(receiptsAgree([payment], day([receipt], 100), [{ ...closing, cash: 90 }])), ['closing']);
  assert.deepEqual(keys(receiptsAgree([payment], day([receipt], 100), [{ ...closing, closing: 10 }])), ['closing']);
});

test('an absence or a delegation that is lost, doubled or ended in one book alone is found', () => {
  const entry = { personId: 'p', substituteId: 's', from: '1', to: '2', isAway: true };
  const absence = { person: { id: 'p' }, from: '1', to: '2', state: 'over' };
  const delegation = { giver: { id: 'p' }, substitute: { id: 's' }, from: '1', to: '2', state: 'over' };
  assert.deepEqual(rosterAgrees([entry], { absences: [absence], delegations: [delegation] }), []);
  assert.deepEqual(keys(rosterAgrees([entry], { absences: [absence], delegations: [] })), ['roster-missing']);
  assert.deepEqual(keys(rosterAgrees([entry], { absences: [absence, absence], delegations: [delegation] })), ['roster-more']);
  assert.deepEqual(keys(rosterAgrees([{ ...entry, ended: true }], { absences: [{ ...absence, state: 'cancelled' }], delegations: [delegation] })), ['roster-missing', 'roster-more']);
});

test('a due date that the engine or the stop-watch does not find is found', () => {
  assert.deepEqual(keys(dueAgrees('H-1', { told: 5, engine: 6 })), ['due']);
  assert.deepEqual(keys(dueAgrees('H-1', { told: 5, engine: 5, stopWatch: { minute: 6 } })), ['due']);
  assert.deepEqual(dueAgrees('H-1', { told: undefined, engine: undefined, stopWatch: { minute: undefined } }), []);
});

test('a letter too many or too few is found', () => {
  assert.deepEqual(keys(lettersAgree([file], [{ to: 'hs1@x', id: 'm1' }])), ['letters']);
  assert.deepEqual(keys(lettersAgree([file], ['m1', 'm2', 'm3'].map((id) => ({ to: 'hs1@x', id })))), ['letters']);
});
