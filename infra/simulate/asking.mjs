import { owed, paid } from './money.mjs';

/* What is asked of the citizen, and what comes back. */

const daysToAnswer = 10;
const untilFor = ({ calendar, today }) => calendar.dayAfter(today, daysToAnswer);

export function askedOf(file, room) {
  return { message: 'Xin bổ sung giấy tờ còn thiếu theo thành phần hồ sơ.', until: untilFor(room), ...(file.wish.paper ? { papers: [file.wish.paper.id] } : { fields: [file.wish.field] }) };
}

export function askedFor(file, { at }, room) {
  return { state: 'supplement-requested', ...waits(file, at, 'supplement'), answerUntil: untilFor(room), supplements: file.supplements + 1 };
}

/** Who came to the counter comes there again, with the paper in the hand. */
export async function answerOf(file, room) {
  const { paper, field } = file.wish;
  if (!paper) return { answers: { [field]: file.answers[field] } };
  if (file.walksIn) return { onPaper: { [paper.id]: { form: 'copy', copies: 1 } } };
  return { papers: { [paper.id]: [await room.papers.one(file.kind, file.owner, paper)] } };
}

export const answered = (file, { at }) => goesOnFrom(file, at);

/** For a site visit, say, beyond what the dossier owes. */
const extra = 30_000;

export const paymentAskedOf = (_, room) => ({ extra, reason: 'Chi phí kiểm tra thực tế theo quy định.', until: untilFor(room) });

export function paymentAsked(file, { at }, room) {
  return { state: 'payment-requested', ...waits(file, at, 'payment'), answerUntil: untilFor(room), charged: file.charged + extra };
}

export const paidFor = (file, act) => ({ ...goesOnFrom(file, act.at), ...paid(file, act, owed(file)) });

const waits = (file, at, reason) => ({ askedIn: file.state, suspensions: [...file.suspensions, { from: at, reason }] });
const goesOnFrom = (file, at) => ({ state: file.askedIn, askedIn: undefined, suspensions: resumed(file, at) });

/** The same stretches, the one that lasts at an end. */
export const resumed = ({ suspensions }, at) => suspensions.map((pause) => (pause.to === undefined ? { ...pause, to: at } : pause));
