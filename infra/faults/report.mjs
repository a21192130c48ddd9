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
  messages: ({ reference, found }) => `About ${reference} ${found} different messages arrived instead of one.`,
  'dead-letters': ({ count, first }) => `${count} messages were put aside, the first: ${first}.`,
  'other-answer': ({ first, second }) => `The same request was answered with ${first}, later with ${second}.`,
  refused: ({ method, path, status, code, detail }) => `${method} ${path} was answered ${status} (${code}). ${detail}`,
  unreachable: ({ address, reason }) => `${address} does not answer (${reason}).`,
};

export function explain(error) {
  if (error instanceof Off) return sentences[error.key]?.(error.params) ?? error.message;
  return error instanceof Problem ? error.message : String(error);
}

const seconds = (value) => `${value.toFixed(1)} s`;
const refusals = (statuses) => Object.entries(statuses).map(([status, count]) => `${count} × ${status === 'none' ? 'no answer' : status}`).join(', ') || 'none';

export const lineOf = ({ victim, ackedAtKill, acknowledged, retries }) =>
  `${victim} was killed after ${ackedAtKill} answers: ${acknowledged} dossiers acknowledged (${retries} tries more), each there once, with one code and one letter, and found by look-up`;

export function table(rows) {
  const head = ['killed', 'at', 'acknowledged', 'ready again', 'all after', 'tries that failed', 'in one-stop +', 'look-up +', 'letters +', 'letters again', 'verdict'];
  const cells = rows.map((row) => (row.off ? [row.victim, ...Array.from({ length: 9 }, () => ''), `OFF: ${row.off}`] : passed(row)));
  return asTable([head, ...cells]).join('\n');
}

const passed = ({ victim, ackedAtKill, acknowledged, statuses, backAfter, acknowledgedAfter, inOneStopAfter, lookUpAfter, lettersAfter, copies }) => [
  victim,
  String(ackedAtKill),
  String(acknowledged),
  seconds(backAfter),
  seconds(acknowledgedAfter),
  refusals(statuses),
  seconds(inOneStopAfter),
  seconds(lookUpAfter),
  seconds(lettersAfter),
  String(copies),
  'passed',
];
