import { moves } from './moves.mjs';

export const closedStates = new Set(['returned', 'refused', 'withdrawn', 'stopped']);
export const isOpen = ({ state }) => !closedStates.has(state);

/** The simulation's own book: what was done with each dossier, written down as it was acknowledged, and by nobody else. */
export class Book {
  files = [];

  /** @param flows who counts what comes into each queue and leaves it */
  constructor(flows) {
    this.flows = flows;
  }

  begin(file, { id, reference, lookupNumber, submittedAt }) {
    const counted = this.flows.before(file);
    const first = { state: 'submitted', step: 0, version: 1, suspensions: [], supplements: 0, holders: {} };
    Object.assign(file, first, { id, reference, lookupNumber, submittedAt, log: [{ move: 'submit', at: submittedAt }], papersGiven: [], letters: file.email ? 1 : 0 });
    this.files.push(file);
    counted();
  }

  /** @param effect { at, by } and what the move changes */
  note(file, move, { at, by, ...effect }) {
    const { by: whose, paper, letter } = moves[move];
    const counted = this.flows.before(file);
    if (whose === 'holder') file.holder = by;
    Object.assign(file, effect);
    file.version += 1;
    file.log.push({ move, at, by });
    if (paper) file.papersGiven.push({ paper, at, course: courseOf(file), until: file.answerUntil });
    if (letter && file.email) file.letters += 1;
    counted();
  }
}

/** The term that runs: eight working hours for the answer until it is received, the procedure's from then on. */
export function courseOf({ kind, receivedAt, submittedAt, suspensions, completedAt, closedAt, extensions = [] }) {
  const finishedAt = completedAt ?? closedAt;
  const finished = finishedAt === undefined ? {} : { finishedAt };
  if (receivedAt === undefined) return { terms: answer, receivedAt: submittedAt, suspensions, ...finished };
  return { terms: kind.procedure.term, receivedAt, suspensions, extensions, ...finished };
}

/** NĐ 61/2018. */
const answer = { amount: 8, unit: 'working-hour', counting: 'working-time', afterSupplement: 'restart' };
