import { whole } from '@motcua/forms/random-values';
import { after, beside, doneAt } from './beside.mjs';

/**
 * What the people around a dossier do next and when, by where it stands and by what its plan says.
 * @returns { acts, minute }: moves made one after the other in that minute; undefined when nothing more happens
 */
export function nextFor(file, room) {
  const found = beside(file, room) ?? byState[file.state]?.(file, room);
  return found && { ...found, minute: Math.max(found.minute, room.now + 1) };
}

const byState = {
  submitted(file, room) {
    // Who stands at the counter goes home with the receipt.
    const minute = file.walksIn ? room.now : after(file, room, 20, 400);
    const first = file.confidential && !file.holder ? ['claim'] : [];
    if (file.plan.end === 'withdrawn' && file.plan.withdrawnAfter === 1 && !file.walksIn) return { acts: ['withdraw'], minute };
    if (file.plan.end === 'refused') return { acts: [...first, 'refuse'], minute };
    if (asksAt(file, 'reception')) return { acts: [...first, 'request-supplement'], minute };
    return { acts: [...first, 'receive', ...(file.walksIn ? ['fee-at-once'] : [])], minute };
  },

  received(file, room) {
    if (isWithdrawn(file, 2)) return { acts: ['withdraw'], minute: after(file, room, 30, 400) };
    return { acts: ['pass-on'], minute: after(file, room, 10, 180) };
  },

  'in-processing'(file, room) {
    const { steps } = file.kind.procedure;
    const minute = doneAt(file, room);
    const decides = file.step === steps.length - 2;
    if (isWithdrawn(file, 4)) return { acts: ['withdraw'], minute };
    if (asksAt(file, 'examination')) return { acts: ['request-supplement'], minute };
    if (file.plan.sentBack && !file.isSentBack && file.step > 1 && file.before[file.step] > 0) return { acts: ['send-back'], minute };
    // An agency that is asked on the way confirms something; the result is drawn up by the one that decides.
    const draws = file.hasResult || file.kind.places[file.step] !== file.kind.agency.code ? [] : ['attach-result'];
    return { acts: decides ? [...draws, 'approve'] : [...draws, 'pass-on'], minute };
  },

  'supplement-requested'(file, room) {
    if (file.plan.end === 'withdrawn' && file.plan.withdrawnAfter === 6) return { acts: ['withdraw'], minute: after(file, room, 60, 900) };
    return answersOrNot(file, room, file.plan.answers, 'supplement');
  },

  'payment-requested'(file, room) {
    const { paysWhatIsAsked: where } = file.plan;
    return answersOrNot(file, room, where === 'never' ? 'never' : 'soon', where === 'online' && !file.walksIn ? 'pay-asked-online' : 'pay-asked');
  },

  completed: (file, room) => ({ acts: ['fee-paid', 'return'], minute: after(file, room, 60, 1400) }),

  returned(file, { now }) {
    return file.plan.rates && !file.rated && !file.walksIn ? { acts: ['rate'], minute: now + whole(file.random, 60, 3 * 1440) } : undefined;
  },
};

/** By the last day, or a little later, or never: then the office ends it. Who comes to the counter comes while it is open. */
function answersOrNot(file, room, how, act) {
  const { calendar, now } = room;
  const minute = {
    soon: now + whole(file.random, 300, 6 * 1440),
    'last-day': calendar.startOf(file.answerUntil) + 20 * 60,
    // The day after, before anybody at the office has stopped it.
    late: calendar.startOf(calendar.dayAfter(file.answerUntil)) + 6 * 60,
  }[how];
  if (minute === undefined) return { acts: ['stop'], minute: calendar.afterWork(calendar.startOf(calendar.dayAfter(file.answerUntil)), whole(file.random, 10, 200)) };
  return { acts: [act], minute: file.walksIn || act === 'pay-asked' ? calendar.nextWorking(Math.max(minute, now + 1)) : minute };
}

const isWithdrawn = ({ plan }, from) => plan.end === 'withdrawn' && plan.withdrawnAfter >= from && plan.withdrawnAfter < from + 2;
const asksAt = ({ plan, supplements, kind, step }, where) => plan.supplement === where && supplements < Math.min(1, kind.procedure.limits.supplements) && (where === 'reception' || step === 1);
