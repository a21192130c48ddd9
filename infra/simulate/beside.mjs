import { whole } from '@motcua/forms/random-values';
import { paysOnLine } from './money.mjs';
import { dueMinute } from './queues.mjs';
import { mayGoElsewhere } from './transfers.mjs';

/** Working minutes that a term comes to, roughly: how long its steps take is drawn from that. */
const roughly = ({ amount, unit }) => ({ 'working-day': 480, 'working-hour': 60, 'calendar-day': 343 })[unit] * amount;

export const after = (file, { calendar, now }, from, to) => calendar.afterWork(now, whole(file.random, from, to));

/** When the step in hand is done, if nothing comes in between. */
export function doneAt({ kind, step: index, plan }, { calendar, now }) {
  const { steps, term } = kind.procedure;
  const step = steps[index];
  const given = step.term ? roughly(step.term) : (roughly(term) * (step.share ?? 10)) / 100;
  return calendar.afterWork(now, Math.max(5, Math.round(given * plan.pace)));
}

/** What happens to a dossier beside the way from step to step: the first of these that is its turn. @returns as `nextFor` */
export function beside(file, room) {
  for (const each of inTurn) {
    const found = each(file, room);
    if (found) return found;
  }
  return undefined;
}

const inTurn = [takenBack, answeredByOther, goesOn, letterDecided, questionAnswered, paidOnLine, handedOver, handedBack, reassigned, consulted, moneyAsked, suspended, apologised];

/** Where the house's own people work on it: at the agency whose year it is, and not at another's step. */
const isOurs = ({ kind }, { agency }) => kind.agency.code === agency.code;
const isInHouse = ({ kind, step, state }) => state === 'in-processing' && step > 0 && kind.places[step] === kind.agency.code;
/** At the step of several colleagues, and never with a confidential one. */
const isAmongColleagues = (file, room) => isOurs(file, room) && isInHouse(file) && !file.confidential && file.step === 1 && file.kind.officials[1].length > 1;

const undoable = new Set(['claim', 'pass-on', 'send-back', 'reassign']);

function takenBack(file, room) {
  const { last, plan, isUndone, confidential, kind } = file;
  if (!plan.undoes || isUndone || confidential || !undoable.has(last?.move) || !isOurs(file, room)) return undefined;
  return kind.places[last.before.step] === kind.agency.code ? { acts: ['undone'], minute: room.now + 1 } : undefined;
}

const answers = { declined: 'decline-transfer', recalled: 'recall-transfer', withdrawn: 'withdraw' };

/** What is handed back is always taken. */
function answeredByOther(file, room) {
  if (!file.offered || file.state === 'withdrawn') return undefined;
  const act = file.handsOver === 'back' ? undefined : answers[file.plan.handsOver];
  return { acts: [act ?? 'accept-transfer'], minute: after(file, room, 30, 600) };
}

function goesOn(file, room) {
  return file.isSuspended ? { acts: ['resume-work'], minute: after(file, room, 300, 2400) } : undefined;
}

/** Some letters the leader leaves lying; the dossier goes on all the same. */
function letterDecided(file, room) {
  if (file.apology !== 'pending' || file.plan.apology === 'left' || file.state !== 'in-processing') return undefined;
  return { acts: [file.plan.apology === 'declined' ? 'decline-apology' : 'approve-apology'], minute: after(file, room, 20, 300) };
}

const endsOfQuestions = { declined: 'decline-consultation', recalled: 'recall-consultation' };

function questionAnswered(file, room) {
  const { asks, state, plan, isAcknowledged } = file;
  if (!asks || state !== 'in-processing') return undefined;
  if (plan.consultation === 'acknowledged' && !isAcknowledged) return { acts: ['acknowledge-consultation'], minute: after(file, room, 60, 300) };
  return { acts: [endsOfQuestions[plan.consultation] ?? 'answer-consultation'], minute: after(file, room, 200, 1400) };
}

function paidOnLine(file, room) {
  if (file.state !== 'received' || !file.plan.paysOnline || file.walksIn || !paysOnLine(file, room)) return undefined;
  return { acts: ['fee-paid-online'], minute: room.now + whole(file.random, 5, 120) };
}

function handedOver(file, room) {
  const { plan, handsOver, state, step } = file;
  if (plan.handsOver === 'stays' || handsOver || !isOurs(file, room) || !mayGoElsewhere(file, room)) return undefined;
  const isTime = plan.handsOverAt === 'submitted' ? state === 'submitted' && !file.walksIn : state === 'in-processing' && step === 1;
  return isTime ? { acts: ['transfer'], minute: after(file, room, 10, 200) } : undefined;
}

function handedBack(file, room) {
  if (file.plan.handsOver !== 'comes-back' || isOurs(file, room) || !['submitted', 'received', 'in-processing'].includes(file.state)) return undefined;
  return { acts: ['transfer'], minute: after(file, room, 100, 800) };
}

function reassigned(file, room) {
  if (!file.plan.reassigned || file.isReassigned || !isAmongColleagues(file, room)) return undefined;
  return { acts: file.holder ? ['reassign'] : ['claim', 'reassign'], minute: after(file, room, 30, 200) };
}

function consulted(file, room) {
  if (!file.plan.consults || file.isConsulted || !isAmongColleagues(file, room)) return undefined;
  return { acts: ['consult'], minute: after(file, room, 30, 200) };
}

function moneyAsked(file, room) {
  if (!file.plan.asksMoney || file.charged > 0 || !isAmongColleagues(file, room)) return undefined;
  return { acts: ['request-payment'], minute: after(file, room, 30, 200) };
}

function suspended(file, room) {
  if (file.suspended >= file.plan.suspends || !isInHouse(file) || !isOurs(file, room)) return undefined;
  return { acts: ['suspend'], minute: after(file, room, 30, 300) };
}

/** Who will not be ready in time writes on the morning of the last day, or at once where that is past. */
function apologised(file, room) {
  const { plan, apology, confidential, kind } = file;
  if (plan.apology === 'none' || apology || confidential || kind.procedure.limits.extensions === 0 || !isInHouse(file)) return undefined;
  const due = dueMinute(file, room);
  if (due === undefined || doneAt(file, room) <= due) return undefined;
  const { calendar } = room;
  return { acts: ['draft-apology'], minute: Math.max(after(file, room, 5, 60), calendar.openOf(calendar.dateOf(due)) + whole(file.random, 5, 200)) };
}
