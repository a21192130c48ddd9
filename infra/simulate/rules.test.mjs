import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueAgrees, eachOnce, historyAgrees, lettersAgree, listsAgree, monthsBalance, movesAreLegal, queuesBalance } from './rules.mjs';

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

test('a due date that the engine or the stop-watch does not find is found', () => {
  assert.deepEqual(keys(dueAgrees('H-1', { told: 5, engine: 6 })), ['due']);
  assert.deepEqual(keys(dueAgrees('H-1', { told: 5, engine: 5, stopWatch: { minute: 6 } })), ['due']);
  assert.deepEqual(dueAgrees('H-1', { told: undefined, engine: undefined, stopWatch: { minute: undefined } }), []);
});

test('a letter too many or too few is found', () => {
  assert.deepEqual(keys(lettersAgree([file], [{ to: 'hs1@x', id: 'm1' }])), ['letters']);
  assert.deepEqual(keys(lettersAgree([file], ['m1', 'm2', 'm3'].map((id) => ({ to: 'hs1@x', id })))), ['letters']);
});
