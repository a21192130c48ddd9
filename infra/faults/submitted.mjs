import { eventually } from '../demo/eventually.mjs';
import { expect } from '../demo/off.mjs';

/** Milliseconds for what other processes do in their own time. */
const patience = { dossiers: 90_000, lookUp: 60_000, letters: 240_000 };

/**
 * Counts what became of the dossiers that were acknowledged: there once in eforms and one-stop under one code, to be looked up as
 * submitted, one letter each, and nothing was put aside.
 * @param parts { books, lookUp, mailbox, deadLetters }
 * @param sent [{ key, digits, receipt }] of this drill; `all` of every drill so far
 * @returns seconds until each was so
 * @throws Off
 */
export async function submitted({ books, lookUp, mailbox, deadLetters }, sent, all) {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  expectNoneTwice(all);
  const ids = new Set(sent.map(({ receipt }) => receipt.id));
  await inEforms(books, all, ids);
  await eventually(() => inOneStop(books, all, ids), { within: patience.dossiers });
  const inOneStopAfter = seconds();
  for (const one of sent) await shows(lookUp, one);
  const lookUpAfter = seconds();
  await eventually(() => lettersSent(books, ids), { within: patience.letters });
  const copies = await copiesOf(mailbox, sent);
  const put = await deadLetters.list();
  expect(put.length === 0, 'dead-letters', { count: put.length, first: `${put[0]?.topic} for ${put[0]?.group}: ${put[0]?.error}` });
  return { inOneStopAfter, lookUpAfter, lettersAfter: seconds(), copies };
}

/** Of all drills together: codes and look-up numbers are never given twice, whatever crashed between. */
function expectNoneTwice(all) {
  for (const field of ['id', 'reference', 'lookupNumber']) {
    const twice = firstTwice(all.map(({ receipt }) => receipt[field]));
    expect(twice === undefined, 'given-twice', { field, value: twice });
  }
}

async function inEforms(books, all, ids) {
  const byKey = new Map(all.map(({ key, receipt }) => [key, receipt]));
  const found = await books.submissions();
  const twice = firstTwice(found.map(({ key }) => key));
  expect(twice === undefined, 'submitted-twice', { key: twice });
  for (const { _id, key, reference } of found) {
    const { id, reference: told } = byKey.get(key) ?? {};
    expect(id === _id && told === reference, 'not-acknowledged', { where: 'eforms', reference });
  }
  expectAll(found.map(({ _id }) => _id), ids, 'eforms');
}

async function inOneStop(books, all, ids) {
  const byId = new Map(all.map(({ receipt }) => [receipt.id, receipt]));
  const found = await books.dossiers();
  for (const { _id, reference, lookupNumber } of found) {
    const receipt = byId.get(_id);
    expect(receipt?.reference === reference && receipt.lookupNumber === lookupNumber, 'not-acknowledged', { where: 'one-stop', reference });
  }
  expectAll(found.map(({ _id }) => _id), ids, 'one-stop');
}

/** Those of this drill: what an earlier one lost is not told again. */
function expectAll(found, ids, where) {
  const ours = found.filter((id) => ids.has(id));
  expect(ours.length === ids.size, 'count', { where, found: ours.length, expected: ids.size });
}

/** Few questions, far apart: whoever asks for an unknown code too often is shut out. */
const shows = (lookUp, { digits, receipt }) =>
  eventually(
    async () => {
      const { state, id, reference } = await lookUp.ask(receipt.reference, digits);
      expect(state === 'submitted' && id === receipt.id && reference === receipt.reference, 'look-up', { reference: receipt.reference, expected: 'submitted', found: state });
    },
    { within: patience.lookUp, first: 1_000, most: 30_000 },
  );

async function lettersSent(books, ids) {
  const letters = await books.letters();
  const twice = firstTwice(letters.map(({ dossierId }) => dossierId));
  expect(twice === undefined, 'letters-twice', { dossierId: twice });
  const sent = letters.filter(({ state, happening }) => state === 'sent' && happening.kind === 'submitted');
  expectAll(sent.map(({ dossierId }) => dossierId), ids, 'notify, with their letters sent,');
}

/**
 * What arrived. A letter that was on its way when its sender or the store was killed may arrive again, as the same message: mail
 * programs show it once. @returns how many did
 */
async function copiesOf(mailbox, sent) {
  const letters = await mailbox.all();
  const arrived = new Map(sent.map(({ receipt }) => [receipt.reference, []]));
  for (const { subject, headers } of letters) arrived.get(referenceIn(subject))?.push(headers['message-id']);
  for (const [reference, messages] of arrived) expect(new Set(messages).size === 1, 'messages', { reference, found: new Set(messages).size });
  return [...arrived.values()].flat().length - sent.length;
}

const referenceIn = (subject) => /\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-\d{6}-\d+/.exec(subject)?.[0];

function firstTwice(values) {
  const seen = new Set();
  return values.find((value) => seen.size === seen.add(value).size);
}
