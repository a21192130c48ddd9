import { whole } from '@motcua/forms/random-values';
import { minuteOf } from './wall-calendar.mjs';

/** Working minutes that a term comes to, roughly: how long its steps take is drawn from that. */
const roughly = ({ amount, unit }) => ({ 'working-day': 480, 'working-hour': 60, 'calendar-day': 343 })[unit] * amount;

/**
 * What the people around a dossier do next and when, by where it stands and by what its plan says.
 * @returns { acts, minute }: moves made one after the other in that minute; undefined when nothing more happens
 */
export function nextFor(file, { calendar, now }) {
  const found = byState[file.state]?.(file, { calendar, now });
  return found && { ...found, minute: Math.max(found.minute, now + 1) };
}

const after = (file, { calendar, now }, from, to) => calendar.afterWork(now, whole(file.random, from, to));

const byState = {
  submitted(file, room) {
    const minute = after(file, room, 20, 400);
    const first = file.confidential && !file.holder ? ['claim'] : [];
    if (file.plan.end === 'withdrawn' && file.plan.withdrawnAfter === 1) return { acts: ['withdraw'], minute };
    if (file.plan.end === 'refused') return { acts: [...first, 'refuse'], minute };
    if (asksAt(file, 'reception')) return { acts: [...first, 'request-supplement'], minute };
    return { acts: [...first, 'receive'], minute };
  },

  received(file, room) {
    if (isWithdrawn(file, 2)) return { acts: ['withdraw'], minute: after(file, room, 30, 400) };
    return { acts: ['pass-on'], minute: after(file, room, 10, 180) };
  },

  'in-processing'(file, room) {
    const { steps, term } = file.kind.procedure;
    const step = steps[file.step];
    const given = step.term ? roughly(step.term) : (roughly(term) * (step.share ?? 10)) / 100;
    const minute = room.calendar.afterWork(room.now, Math.max(5, Math.round(given * file.plan.pace)));
    const decides = file.step === steps.length - 2;
    if (isWithdrawn(file, 4)) return { acts: ['withdraw'], minute };
    if (file.asks) return { acts: ['answer-consultation'], minute: room.calendar.afterWork(room.now, whole(file.random, 200, 1400)) };
    if (mayBe(file, 'reassigned', 'isReassigned')) return { acts: ['claim', 'reassign'], minute: after(file, room, 30, 200) };
    if (mayBe(file, 'consults', 'isConsulted')) return { acts: ['consult'], minute: after(file, room, 30, 200) };
    if (asksAt(file, 'examination')) return { acts: ['request-supplement'], minute };
    if (file.plan.sentBack && !file.isSentBack && file.step > 1 && file.before[file.step] > 0) return { acts: ['send-back'], minute };
    // An agency that is asked on the way confirms something; the result is drawn up by the one that decides.
    const draws = file.hasResult || file.kind.places[file.step] !== file.kind.agency.code ? [] : ['attach-result'];
    return { acts: decides ? [...draws, 'approve'] : [...draws, 'pass-on'], minute };
  },

  'supplement-requested'(file, room) {
    if (file.plan.end === 'withdrawn' && file.plan.withdrawnAfter === 6) return { acts: ['withdraw'], minute: after(file, room, 60, 900) };
    const { calendar } = room;
    const evening = calendar.startOf(file.answerUntil) + 20 * 60;
    const answer = {
      soon: room.now + whole(file.random, 300, 6 * 1440),
      'last-day': evening,
      // The day after, before anybody at the office has stopped it.
      late: calendar.startOf(calendar.dayAfter(file.answerUntil)) + 6 * 60,
    }[file.plan.answers];
    if (answer !== undefined) return { acts: ['supplement'], minute: answer };
    return { acts: ['stop'], minute: calendar.afterWork(calendar.startOf(calendar.dayAfter(file.answerUntil)), whole(file.random, 10, 200)) };
  },

  completed: (file, room) => ({ acts: ['return'], minute: after(file, room, 60, 1400) }),

  returned(file, { now }) {
    return file.plan.rates && !file.rated ? { acts: ['rate'], minute: now + whole(file.random, 60, 3 * 1440) } : undefined;
  },
};

/** At the step of several colleagues, once, and never with a confidential one. */
const mayBe = (file, wish, done) => file.plan[wish] && !file[done] && !file.confidential && file.step === 1 && file.kind.officials[1].length > 1;
const isWithdrawn = ({ plan }, from) => plan.end === 'withdrawn' && plan.withdrawnAfter >= from && plan.withdrawnAfter < from + 2;
const asksAt = ({ plan, supplements, kind, step }, where) => plan.supplement === where && supplements < Math.min(1, kind.procedure.limits.supplements) && (where === 'reception' || step === 1);

export const startsAt = (file) => minuteOf(file.submittedAt);
