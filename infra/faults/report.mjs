import { Problem } from '../launcher/problem.mjs';
import { asTable } from '../launcher/welcome.mjs';
import { Off } from '../demo/off.mjs';

/** What may be off, for whoever mends it. */
const sentences = {
  'given-twice': ({ field, value }) => `The ${field} ${value} was given twice.`,
  'submitted-twice': ({ key }) => `One submission stands twice in eforms (key ${key}).`,
  'not-acknowledged': ({ where, reference }) => `${reference} stands in ${where} as no client was told it does.`,
  count: ({ where, found, expected }) => `There should be ${expected} dossiers in ${where}, there are ${found}.`,
  'look-up': ({ reference, expected, found }) => `The look-up of ${reference} should say ${expected} but says ${found}.`,
  'letters-twice': ({ dossierId }) => `Two letters were written about the submission of ${dossierId}.`,
  messages: ({ reference, found, expected = 1 }) => `About ${reference} ${found} different messages arrived instead of ${expected}.`,
  'dead-letters': ({ count, first }) => `${count} messages were put aside, the first: ${first}.`,
  'other-answer': ({ first, second }) => `The same request was answered with ${first}, later with ${second}.`,
  'not-killed': ({ victim }) => `All was done before ${victim} could be killed.`,
  version: ({ reference, act, expected, found }) => `${act} of ${reference} should have made version ${expected} or a later one and made ${found}.`,
  lost: ({ reference }) => `${reference} was acknowledged and is not there.`,
  'history-length': ({ reference, lines, version }) => `${reference} is at version ${version} and has ${lines} lines of history.`,
  act: ({ reference, move, expected, found }) => `${move} of ${reference} was acknowledged as ${expected} and stands at ${found}.`,
  'act-made-up': ({ reference, move }) => `The history of ${reference} has an act that nobody was told of: ${move}.`,
  'act-twice': ({ reference }) => `The history of ${reference} has one act twice.`,
  'audit-entries': ({ reference, found, expected }) => `The audit log should know versions 1 to ${expected} of ${reference}, once each, and knows ${found || 'none'}.`,
  audit: ({ faults, first }) => `npm run audit -- verify finds ${faults} faults, the first: ${first}.`,
  money: ({ id, amount, found }) => `The provider took ${amount} (${id}), and that is on its dossier ${found} times.`,
  'money-made-up': ({ found, expected }) => `${found} payments on line are on dossiers; the provider took ${expected}.`,
  'paid-back': ({ id, found }) => `The refund ${id} was paid back ${found} times.`,
  undone: ({ reference, what }) => `On ${reference} something is left to be done: ${what}.`,
  'not-paid-once': ({ reference, outstanding, credit }) => `${reference} owes ${outstanding} and has ${credit} too much.`,
  'no-receipt': ({ reference }) => `A payment of ${reference} has no receipt.`,
  'receipt-missing': ({ what }) => `There is no receipt ${what}.`,
  receipts: ({ found, expected }) => `There should be ${expected} receipts and vouchers, there are ${found}.`,
  gap: ({ book, expected, found }) => `In ${book} number ${expected} should follow, and ${found} does.`,
  cashier: ({ way, found, expected }) => `The cashier's book says ${found} (${way}), the dossiers say ${expected}.`,
  'payment-state': ({ id, expected }) => `The payment ${id} is not ${expected}.`,
  booked: ({ reference, found, expected }) => `${reference} should have ${expected} payments and has ${found}.`,
  draft: ({ id, found }) => `The draft ${id} of the counter is at version ${found} and is not what was saved.`,
  slips: ({ reference, found }) => `${reference} has ${found} slips (Mẫu 01).`,
  'no-slip': ({ reference }) => `The slip of ${reference} is no PDF.`,
  letters: ({ reference, kind, expected, found }) => `About ${reference} there should be ${expected} of “${kind}”, sent; there are: ${found}.`,
  'job-open': ({ id, waiting, done, failed }) => `The job ${id} has not ended: ${waiting} wait, ${done} are done, ${failed} failed.`,
  'job-rows': ({ id, found, expected }) => `The job ${id} has ${found} rows instead of ${expected}.`,
  'job-row': ({ id, reference, found, expected }) => `The job ${id} says of ${reference}: ${found}; it should be: ${expected}.`,
  due: ({ reference, found, expected }) => `${reference} is due ${found}; the engine says ${expected}.`,
  overdue: ({ reference, found, expected }) => `That the term of ${reference} ran out is noted ${found}; it should be ${expected}.`,
  refused: ({ method, path, status, code, detail }) => `${method} ${path} was answered ${status} (${code}). ${detail}`,
  unreachable: ({ address, reason }) => `${address} does not answer (${reason}).`,
};

export function explain(error) {
  if (error instanceof Off) return sentences[error.key]?.(error.params) ?? error.message;
  return error instanceof Problem ? error.message : String(error);
}

const seconds = (value) => `${value.toFixed(1)} s`;

export const lineOf = ({ drill, victim, struck, acknowledged, retries, found }) =>
  `${drill}: ${victim} was killed ${struck.length === 1 ? 'once' : `${struck.length} times`} (after ${struck.join(', ')} of ${acknowledged} answers, ${retries} tries more): ${found}`;

export function table(rows) {
  const head = ['drill', 'killed', 'after answers', 'answers', 'tries more', 'ready again', 'all after', 'counted in', 'verdict'];
  const cells = rows.map((row) => (row.off ? [row.drill, row.victim, ...Array.from({ length: 6 }, () => ''), `OFF: ${row.off}`] : passed(row)));
  return asTable([head, ...cells]).join('\n');
}

const passed = ({ drill, victim, struck, acknowledged, retries, backAfter, allAfter, countedAfter }) => [
  ...[drill, victim, struck.join(', '), String(acknowledged), String(retries)],
  ...[seconds(backAfter), seconds(allAfter), seconds(countedAfter), 'passed'],
];
