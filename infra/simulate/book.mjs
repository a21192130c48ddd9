import { courseOf, isOpen } from './course.mjs';
import { moves } from './moves.mjs';

/** The simulation's own book: what was done with each dossier, written down as it was acknowledged, and by nobody else. */
export class Book {
  files = [];

  /** @param flows who counts what comes into each queue and leaves it */
  constructor(flows) {
    this.flows = flows;
  }

  begin(file, { id, reference, lookupNumber, submittedAt }) {
    const counted = this.flows.before(file);
    const first = { state: 'submitted', step: 0, version: 1, suspensions: [], extensions: [], supplements: 0, suspended: 0, payments: [], charged: 0, holders: {}, before: {} };
    Object.assign(file, first, { id, reference, lookupNumber, submittedAt, log: [{ move: 'submit', at: submittedAt }], papersGiven: [], letters: file.email ? 1 : 0 });
    this.files.push(file);
    counted();
  }

  /** @param effect { at, by, inNameOf } and what the move changes; `inNameOf`: whose substitute made it */
  note(file, name, { at, by, inNameOf, ...effect }) {
    const { by: whose, act = name, paper, letter } = moves[name];
    const counted = this.flows.before(file);
    const { log, last, ...before } = file;
    if (whose === 'holder') file.holder = inNameOf ?? by;
    Object.assign(file, effect);
    file.version = before.version + 1;
    file.last = { move: name, by, before };
    file.log.push({ move: act, at, by, inNameOf });
    if (paper) file.papersGiven.push({ paper, at, course: courseOf(file), until: file.answerUntil });
    if (letter && file.email) file.letters += 1;
    counted();
  }

  /** Something that is nobody's move puts dossiers into other queues, or takes them out. */
  turning(change) {
    const counted = this.files.filter(isOpen).map((file) => this.flows.before(file));
    change();
    for (const each of counted) each();
  }
}
